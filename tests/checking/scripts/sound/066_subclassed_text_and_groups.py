from manim import *


class Label(Text):
    def __init__(self, text, tag=None, **kwargs):
        kwargs = {"font_size": 28, "color": GREY_A, **kwargs}
        Text.__init__(self, text, **kwargs)
        self.tag = tag


class Stack(VGroup):
    def __init__(self, *items, gap=0.1, **kwargs):
        VGroup.__init__(self, **kwargs)
        self.gap = gap
        for item in items:
            self.push(item)

    def push(self, item):
        if len(self):
            item.next_to(self[-1], UP, buff=self.gap)
        self.add(item)
        return self

    def pop(self, index=-1):
        item = self.submobjects.pop(index)
        return item

    @property
    def top(self):
        return self[-1] if self else None

    def __contains__(self, item):
        return any(item is mine for mine in self)

    def __call__(self, k):
        return self[k]


class Stacks(Scene):
    def construct(self):
        stack = Stack(*(Label(f"{k}", tag=k) for k in range(4)), gap=0.3).move_to(ORIGIN)
        self.play(FadeIn(stack))
        assert stack.top in stack and stack(0).tag == 0
        item = stack.pop()
        self.play(item.animate.shift(RIGHT * 2))
        self.play(item.animate.become(Label("popped", tag=item.tag)))
        self.play(stack.top.animate.set_color(YELLOW))
        self.wait()
