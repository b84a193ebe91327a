"""A tree of branches."""
from functools import lru_cache

from manim import *


@lru_cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def branches(start, angle, length, depth):
    end = start + length * np.array([np.cos(angle), np.sin(angle), 0])
    yield Line(start, end, stroke_width=depth)
    if depth > 1:
        yield from branches(end, angle + 0.5, length * 0.7, depth - 1)
        yield from branches(end, angle - 0.5, length * 0.7, depth - 1)


class TreeOfLines(Scene):
    def construct(self):
        tree = VGroup(*branches(DOWN * 3, PI / 2, 2, 6))
        self.play(Create(tree), FadeIn(Integer(fibonacci(20)).to_corner(UR)), run_time=0.4)
