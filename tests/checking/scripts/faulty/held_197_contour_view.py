# dies: AttributeError; class: attribute
from manim import *
import numpy as np


class HillsAndContours(ThreeDScene):
    def construct(self):
        self.show_surface()
        self.move_to_contour_view()

    def show_surface(self):
        axes = ThreeDAxes(x_range=[-3, 3], y_range=[-3, 3], z_range=[-1, 2])
        self.surface = Surface(
            lambda u, v: axes.c2p(u, v, np.exp(-(u**2 + v**2) / 2)),
            u_range=[-2, 2],
            v_range=[-2, 2],
            resolution=(12, 12),
        )
        self.set_camera_orientation(phi=65 * DEGREES, theta=-45 * DEGREES)
        self.play(Create(axes), Create(self.surface))

    def move_to_contour_view(self):
        rings = VGroup(*[Circle(radius=r, color=YELLOW) for r in (0.6, 1.2, 1.8)])
        self.play(
            self.camera.animate.set_phi(0),
            self.camera.animate.set_theta(-90 * DEGREES),
            run_time=2,
        )
        self.play(Create(rings))
        self.wait()
