"""Matrices and brackets."""
from manim import *


class Matrices(Scene):
    def construct(self):
        matrix = Matrix([[1, 0], [0, "x"]], left_bracket="(", right_bracket=")")
        matrix.get_entries()[3].set_color(RED)
        self.play(Create(matrix), run_time=0.3)
