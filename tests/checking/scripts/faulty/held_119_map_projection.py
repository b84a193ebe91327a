# dies: TypeError; class: keyword
from manim import *


class MercatorProjection(ThreeDScene):
    def construct(self):
        globe = Surface(
            lambda u, v: np.array([
                1.8 * np.cos(u) * np.cos(v),
                1.8 * np.cos(u) * np.sin(v),
                1.8 * np.sin(u),
            ]),
            u_range=[-PI / 2, PI / 2],
            v_range=[0, TAU],
            resolution=(12, 24),
            checkerboard_colors=[BLUE_D, BLUE_E],
        )
        self.set_camera_orientation(phi=70 * DEGREES, theta=-30 * DEGREES, distance=8)
        self.play(Create(globe), run_time=2)
        flat = Surface(
            lambda u, v: np.array([v - PI, u, 0]),
            u_min=-PI / 2,
            u_max=PI / 2,
            v_min=0,
            v_max=TAU,
            resolution=(12, 24),
            checkerboard_colors=[BLUE_D, BLUE_E],
        )
        self.move_camera(phi=0, theta=-90 * DEGREES)
        self.play(Transform(globe, flat), run_time=2)
        self.wait()
