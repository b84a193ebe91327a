from functools import wraps, cached_property, singledispatch
from manim import *


def narrated(text):
    def decorate(method):
        @wraps(method)
        def wrapper(self, *args, **kwargs):
            caption = Text(text, font_size=24).to_edge(DOWN)
            self.add(caption)
            result = method(self, *args, **kwargs)
            self.remove(caption)
            return result

        wrapper.caption = text
        return wrapper

    return decorate


@singledispatch
def picture(value):
    return Text(str(value))


@picture.register
def _(value: int):
    return Integer(value)


@picture.register(float)
def _(value):
    return DecimalNumber(value)


class Decorated(Scene):
    @cached_property
    def board(self):
        return Rectangle(width=8, height=4)

    @narrated("a board")
    def show_board(self):
        self.play(Create(self.board))

    @narrated("things on it")
    def show_things(self, *things, buff=0.5):
        row = VGroup(*map(picture, things)).arrange(buff=buff)
        self.play(FadeIn(row))
        return row

    def construct(self):
        self.show_board()
        row = self.show_things(3, 2.5, "text", buff=1)
        self.play(row[0].animate.set_value(4) if hasattr(row[0], "set_value") else Wait())
        note = Text(self.show_board.caption, font_size=20).to_edge(UP)
        self.play(FadeIn(note), self.board.animate.set_color(BLUE))
        self.wait()
