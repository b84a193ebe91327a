# dies: ImportError; class: import
from manim import *
from manim.mobject.three_d.three_dimensions import ParametricSurface


class MoebiusStrip(ThreeDScene):
    def construct(self):
        def strip(u, v):
            return np.array([
                (2 + v * np.cos(u / 2)) * np.cos(u),
                (2 + v * np.cos(u / 2)) * np.sin(u),
                v * np.sin(u / 2),
            ])

        surface = ParametricSurface(strip, u_range=[0, TAU], v_range=[-0.5, 0.5], resolution=(24, 4))
        self.set_camera_orientation(phi=60 * DEGREES, theta=30 * DEGREES)
        self.play(Create(surface), run_time=2)
        self.begin_ambient_camera_rotation(rate=0.3)
        self.wait(2)
