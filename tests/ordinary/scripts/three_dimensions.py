"""A surface, turned."""
from manim import *


class Hill(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=60 * DEGREES, theta=30 * DEGREES)
        hill = Surface(lambda u, v: np.array([u, v, np.exp(-u * u - v * v)]), u_range=[-2, 2], v_range=[-2, 2],
                       resolution=(8, 8))
        self.add(ThreeDAxes(), hill)
        self.begin_ambient_camera_rotation(rate=1)
        self.wait(0.3)
