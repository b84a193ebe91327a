"""Random places, from Python and numpy, with and without a seed."""
import random

import numpy as np
from manim import *

random.seed(7)
rng = np.random.default_rng(11)


class Randomness(Scene):
    def construct(self):
        for _ in range(20):
            self.add(Dot([random.uniform(-5, 5), random.gauss(0, 1), 0], color=random_bright_color()))
        for point in rng.normal(size=(20, 2)):
            self.add(Dot([*point, 0], color=RED))
        np.random.seed(3)
        self.play(*(dot.animate.shift(np.append(np.random.rand(2), 0)) for dot in list(self.mobjects)), run_time=0.3)
