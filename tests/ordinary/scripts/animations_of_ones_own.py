"""An animation, a rate function and a mobject of one's own."""
from manim import *


class Count(Animation):
    def __init__(self, number, start, end, **kwargs):
        super().__init__(number, **kwargs)
        self.start, self.end = start, end

    def interpolate_mobject(self, alpha):
        self.mobject.set_value(self.start + self.rate_func(alpha) * (self.end - self.start))


def overshoot(t):
    return t * t * (3 * t - 2) if t < 1 else 1


class Counting(Scene):
    def construct(self):
        number = DecimalNumber(0)
        self.add(number)
        self.play(Count(number, 0, 100), run_time=0.4, rate_func=overshoot)
