# dies: SyntaxError; class: truncated
from manim import *
import numpy as np


class DNAHelix(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=80 * DEGREES, theta=-60 * DEGREES)

        strand1 = ParametricFunction(
            lambda t: np.array([np.cos(t), np.sin(t), t / 3 - 2]),
            t_range=[0, 4 * PI],
            color=RED,
        )
        strand2 = ParametricFunction(
            lambda t: np.array([np.cos(t + PI), np.sin(t + PI), t / 3 - 2]),
            t_range=[0, 4 * PI],
            color=BLUE,
        )
        self.play(Create(strand1), Create(strand2), run_time=3)

        # Base pairs
        pairs = VGroup()
        for t in np.arange(0, 4 * PI, PI / 4):
            start = np.array([np.cos(t), np.sin(t), t / 3 - 2])
            end = np.array([np.cos(t + PI), np.sin(t + PI), t / 3 - 2])
            pairs.add(Line3D(start, end, color=GREY, thickness=0.03))
        self.play(LaggedStart(*[Create(p) for p in pairs], lag_ratio=0.05))

        title = Text("The double helix
