"""Formulas that become each other."""
from manim import *


class Formulas(Scene):
    def construct(self):
        first = MathTex("a^2", "+", "b^2", "=", "c^2")
        second = MathTex("c", "=", r"\sqrt{", "a^2", "+", "b^2", "}")
        self.add(first)
        self.play(TransformMatchingTex(first, second), run_time=0.4)
