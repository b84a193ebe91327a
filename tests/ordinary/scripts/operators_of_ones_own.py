"""A class with operators, properties and a context manager."""
from contextlib import contextmanager

from manim import *


class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vec(self.x * factor, self.y * factor)

    def __iter__(self):
        return iter((self.x, self.y, 0))

    def __repr__(self):
        return f"{self.__class__.__name__}({self.x}, {self.y})"

    @property
    def array(self):
        return np.array([*self])


class Operators(Scene):
    @contextmanager
    def dimmed(self, mobject):
        mobject.set_opacity(0.3)
        yield mobject
        mobject.set_opacity(1)

    def construct(self):
        arrow = Vector((Vec(1, 0) + Vec(0, 1) * 2).array)
        with self.dimmed(arrow):
            self.play(Create(arrow), run_time=0.2)
        self.play(FadeIn(Text(repr(Vec(1, 2)), font_size=24)), run_time=0.2)
