"""A picture made of numbers."""
import numpy as np
from manim import *


class Pixels(Scene):
    def construct(self):
        x, y = np.meshgrid(np.arange(64), np.arange(64))
        image = ImageMobject(np.uint8((x ^ y) * 4))
        image.height = 4
        image.set_resampling_algorithm(RESAMPLING_ALGORITHMS["nearest"])
        self.add(image)
        self.play(image.animate.scale(0.8), run_time=0.2)
