"""Arrows everywhere."""
from manim import *


class Field(Scene):
    def construct(self):
        field = ArrowVectorField(lambda p: np.array([-p[1], p[0], 0]), x_range=[-3, 3, 1], y_range=[-2, 2, 1])
        self.play(FadeIn(field), run_time=0.2)
