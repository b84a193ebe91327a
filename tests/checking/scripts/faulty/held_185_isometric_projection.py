# dies: TypeError; class: keyword
from manim import *


class ProjectionOfAVector(ThreeDScene):
    def construct(self):
        axes = ThreeDAxes(
            x_range=[-4, 4, 1],
            y_range=[-4, 4, 1],
            z_range=[-2, 4, 1],
            x_axis_color=RED,
            y_axis_color=GREEN,
        )
        self.set_camera_orientation(phi=65 * DEGREES, theta=35 * DEGREES)
        self.play(Create(axes))
        vector = Arrow3D(axes.c2p(0, 0, 0), axes.c2p(2, 2, 3), color=YELLOW)
        shadow = Arrow3D(axes.c2p(0, 0, 0), axes.c2p(2, 2, 0), color=GREY)
        self.play(Create(vector))
        self.play(TransformFromCopy(vector, shadow))
        drop = DashedLine(axes.c2p(2, 2, 3), axes.c2p(2, 2, 0))
        self.play(Create(drop))
        self.wait()
