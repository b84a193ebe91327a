"""Names of one's own that look like Manim's, shadowing, and late definition."""
from manim import *


class Text2(Text):
    def highlight(self, color=YELLOW):
        self.set_color(color)
        return self

    def __getitem__(self, key):
        return super().__getitem__(key)


class Dotty(Dot):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__["tail"] = Line(ORIGIN, LEFT)


class Scenery(Scene):
    line = None

    def construct(self):
        word = Text2("word").highlight()
        self.play(Write(word), word.animate.highlight(RED))
        dotty = Dotty()
        self.play(FadeIn(dotty), Create(dotty.tail))
        Line = self.make_line
        self.play(Create(Line(3)))
        UP = np.array([0, 2, 0])
        self.play(word.animate.shift(UP))
        self.later()
        ShowCreation = Create
        self.play(ShowCreation(own_circle(2)))
        self.duration = 0.2
        for self.step in range(2):
            self.wait(self.duration * (self.step + 1))

    def make_line(self, length):
        from manim import Line as RealLine

        self.line = RealLine(length * LEFT / 2, length * RIGHT / 2)
        return self.line

    def later(self):
        self.play(self.line.animate.set_color(HELPER_COLOR))


def own_circle(radius):
    return Circle(radius=radius, **EXTRA)


HELPER_COLOR = GREEN
EXTRA = {"stroke_width": 8}
