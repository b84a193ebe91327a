# dies: TypeError; class: keyword
from manim import *
import numpy as np


class Spirograph(Scene):
    def construct(self):
        R, r, d = 3, 1.1, 1.6

        def hypotrochoid(t):
            k = (R - r) / r
            return np.array([
                (R - r) * np.cos(t) + d * np.cos(k * t),
                (R - r) * np.sin(t) - d * np.sin(k * t),
                0,
            ])

        curve = ParametricFunction(hypotrochoid, t_range=[0, 22 * PI, 0.05], stroke_width=2)
        curve.set_color_by_gradient(BLUE, PINK)
        outer = Circle(radius=R, color=GREY)
        self.play(Create(outer))
        self.play(Create(curve, lag_ratio=0), run_time=4, rate_func=linear)
        self.play(curve.animate.scale(0.6, about_point=ORIGIN))
        self.play(curve.animate.rotate(PI, axis=OUT, center=ORIGIN))
        self.wait()
