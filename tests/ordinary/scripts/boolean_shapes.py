"""Unions and differences of shapes."""
from manim import *


class Booleans(Scene):
    def construct(self):
        left, right = Circle().shift(LEFT * 0.5), Square().shift(RIGHT * 0.5)
        shapes = VGroup(Union(left, right, color=RED, fill_opacity=1), Difference(left, right, color=BLUE, fill_opacity=1))
        self.play(FadeIn(shapes.arrange(RIGHT)), run_time=0.2)
