# dies: AttributeError; class: attribute
from manim import *
import numpy as np


class TrefoilKnot(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=60 * DEGREES, theta=30 * DEGREES)

        def trefoil(t):
            return np.array([
                np.sin(t) + 2 * np.sin(2 * t),
                np.cos(t) - 2 * np.cos(2 * t),
                -np.sin(3 * t),
            ])

        knot = ParametricFunction(trefoil, t_range=[0, TAU], color=ORANGE, stroke_width=8)
        self.play(Create(knot), run_time=3)
        self.begin_3dillusion_camera_rotation(rate=0.5)
        self.wait(2)
        self.stop_3dillusion_camera_rotation()
        title = Text("The trefoil knot", font_size=36).to_corner(UL)
        self.add_fixed_in_frame(title)
        self.play(FadeIn(title))
        self.wait()
