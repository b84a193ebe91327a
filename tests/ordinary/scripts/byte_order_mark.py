"""Begins with a byte-order mark, as some editors on Windows write it."""
from manim import *


class Marked(Scene):
    def construct(self):
        self.play(Create(Star()), run_time=0.2)
