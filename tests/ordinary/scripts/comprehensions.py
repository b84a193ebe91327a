"""Nested comprehensions, lambdas, star arguments, walrus."""
from itertools import product

from manim import *


class Comprehensions(Scene):
    def construct(self):
        squares = VGroup(*[Square(0.4).shift([x, y, 0]) for x, y in product(range(-2, 3), range(-2, 3)) if (x + y) % 2])
        if (count := len(squares)) > 5:
            self.add(Integer(count).to_corner(UL))
        self.play(*map(lambda m: m.animate.set_fill(BLUE, 1), squares), run_time=0.2)
