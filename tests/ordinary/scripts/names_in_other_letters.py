"""Identifiers that are no ASCII, which Python allows."""
from manim import *


class Größe(Scene):
    def construct(self):
        λ, Δ, größe = 0.5, 1.5, 2
        self.play(Create(Circle(radius=λ * Δ * größe)), run_time=0.2)
