"""Every line ends as on Windows."""
from manim import *


class Ended(Scene):
    def construct(self):
        self.play(Create(Star(7)), run_time=0.2)
