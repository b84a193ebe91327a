from manim import *
import numpy as np


class Count(Animation):
    def __init__(self, number: DecimalNumber, start: float, end: float, **kwargs) -> None:
        super().__init__(number, **kwargs)
        self.start, self.end = start, end

    def interpolate_mobject(self, alpha: float) -> None:
        self.mobject.set_value(self.start + self.rate_func(alpha) * (self.end - self.start))


class SpiralIn(Animation):
    def begin(self):
        self.goal = self.mobject.get_center().copy()
        self.size = self.mobject.width
        super().begin()

    def interpolate_mobject(self, alpha):
        offset = (1 - alpha) * 3 * np.array([np.cos(TAU * alpha), np.sin(TAU * alpha), 0])
        self.mobject.scale_to_fit_width(max(alpha, 0.05) * self.size).move_to(self.goal + offset)


class UsingThem(Scene):
    def construct(self):
        number = DecimalNumber(10, num_decimal_places=1, include_sign=True)
        self.add(number)
        self.play(Count(number, 10, 99.5), run_time=2, rate_func=linear)
        self.play(SpiralIn(Square(color=BLUE).shift(DOWN * 2)), run_time=2)
        self.wait()
