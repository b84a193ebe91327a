"""Random places without any seed: Manim's own setting decides."""
import random

from manim import *


class Unseeded(Scene):
    def construct(self):
        words = {"alpha", "beta", "gamma", "delta", "epsilon"}
        shown = VGroup(*(Text(word, font_size=24) for word in words)).arrange(DOWN)
        self.add(shown)
        self.play(shown.animate.shift(RIGHT * random.random() * np.random.rand()), run_time=0.3)
