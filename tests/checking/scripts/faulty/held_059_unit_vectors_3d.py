# dies: ValueError; class: shape
from manim import *


class UnitVectors3D(ThreeDScene):
    def construct(self):
        axes = ThreeDAxes(x_range=[-3, 3], y_range=[-3, 3], z_range=[-3, 3], x_length=6, y_length=6, z_length=6)
        self.set_camera_orientation(phi=70 * DEGREES, theta=40 * DEGREES)
        self.add(axes)

        i_hat = Arrow3D(start=ORIGIN, end=axes.c2p(1, 0, 0), color=RED)
        j_hat = Arrow3D(start=ORIGIN, end=axes.c2p(0, 1, 0), color=GREEN)
        k_hat = Arrow3D(start=ORIGIN, end=axes.c2p(0, 0, 1), color=BLUE)
        self.play(Create(i_hat), Create(j_hat), Create(k_hat))

        target = np.array([1, 2])
        marker = Dot3D(point=axes.c2p(1, 2, 1), color=YELLOW)
        self.play(FadeIn(marker))
        self.play(marker.animate.shift(target))
        self.wait(2)
