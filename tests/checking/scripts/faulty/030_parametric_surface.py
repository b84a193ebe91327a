# dies: NameError; class: name
from manim import *
import numpy as np


class SaddleSurface(ThreeDScene):
    def construct(self):
        axes = ThreeDAxes()
        surface = ParametricSurface(
            lambda u, v: np.array([u, v, (u**2 - v**2) / 4]),
            u_range=[-2, 2],
            v_range=[-2, 2],
            checkerboard_colors=[BLUE_D, BLUE_E],
            resolution=(15, 15),
        )
        self.set_camera_orientation(phi=60 * DEGREES, theta=30 * DEGREES)
        self.play(Create(axes))
        self.play(Create(surface))
        self.begin_ambient_camera_rotation(rate=0.1)
        self.wait(3)
