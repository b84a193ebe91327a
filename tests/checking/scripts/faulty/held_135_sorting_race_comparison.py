# dies: AttributeError; class: attribute
from manim import *
import random


class Bars(VGroup):
    def __init__(self, values, color, **kwargs):
        super().__init__(**kwargs)
        self.values = list(values)
        for v in self.values:
            self.add(Rectangle(width=0.25, height=v * 0.25, fill_color=color, fill_opacity=1, stroke_width=0))
        self.arrange(RIGHT, buff=0.05, aligned_edge=DOWN)

    def swap(self, i, j):
        self.values[i], self.values[j] = self.values[j], self.values[i]
        self.submobjects[i], self.submobjects[j] = self.submobjects[j], self.submobjects[i]
        return self[i], self[j]


class SelectionVersusBubble(Scene):
    def construct(self):
        random.seed(3)
        values = random.sample(range(1, 11), 8)
        selection = Bars(values, BLUE).shift(LEFT * 3)
        bubble = Bars(values, ORANGE).shift(RIGHT * 3)
        self.play(FadeIn(selection), FadeIn(bubble))
        for i in range(3):
            k = min(range(i, 8), key=lambda m: selection.values[m])
            if k != i:
                a, b = selection.swap(i, k)
                xa, xb = a.get_x(), b.get_x()
                self.play(a.animate.set_x(xb), b.animate.set_x(xa), run_time=0.5)
        if not bubble.is_sorted():
            self.play(Wiggle(bubble))
        self.wait()
