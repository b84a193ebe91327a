"""Enumerations and matching."""
from enum import Enum, auto

from manim import *


class Shape(Enum):
    ROUND = auto()
    SQUARE = auto()
    POINTED = auto()

    def draw(self):
        match self:
            case Shape.ROUND:
                return Circle()
            case Shape.SQUARE:
                return Square()
            case Shape.POINTED:
                return Triangle()


class Enumerations(Scene):
    def construct(self):
        group = VGroup(*(shape.draw() for shape in Shape)).arrange(RIGHT)
        self.play(LaggedStart(*(Create(mobject) for mobject in group), lag_ratio=0.3), run_time=0.5)
