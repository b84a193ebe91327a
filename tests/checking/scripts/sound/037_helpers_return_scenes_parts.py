from manim import *
from contextlib import contextmanager


def make_axes(**kw):
    return Axes(x_range=[0, 3], y_range=[0, 3], **kw)


def pair():
    return Circle(), "a circle"


def shapes_by_name():
    return {"dot": Dot(), "star": Star()}


def generator(n):
    for k in range(n):
        yield Square(0.3).shift(RIGHT * k)


class Helpers(Scene):
    @contextmanager
    def banner(self, text):
        label = Text(text, font_size=28).to_edge(UP)
        self.play(FadeIn(label))
        yield label
        self.play(FadeOut(label))

    @staticmethod
    def tint(mobject, color=RED):
        return mobject.set_color(color)

    @classmethod
    def twin(cls, mobject):
        return VGroup(mobject, cls.tint(mobject.copy())).arrange(RIGHT)

    @property
    def everything(self):
        return VGroup(*[m for m in self.mobjects if isinstance(m, VMobject)])

    def construct(self):
        axes = make_axes(x_length=4, tips=False)
        circle, words = pair()
        with self.banner(words.capitalize()) as label:
            self.play(Create(axes), label.animate.set_color(YELLOW))
            self.play(FadeIn(self.twin(circle)))
        for square in generator(3):
            self.add(square)
        self.play(shapes_by_name()["star"].animate.scale(0.5), axes.get_x_axis().animate.set_color(BLUE))
        self.play(self.everything.animate.scale(0.5))
        self.play(self.tint(Dot(), color=GREEN).animate.shift(UP))
        self.wait()
