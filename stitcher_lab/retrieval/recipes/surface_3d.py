"""A curved surface over a plane, seen from all sides.

A three-dimensional graph with axes; the camera goes round it and a point lies on it.

- hills and valleys, landscape, mountain pass
- function of two variables, height over a map
- saddle, bowl, potato crisp, tent
- looking at a shape from all sides
- in three dimensions, 3D graph
- level lines, contour map
- top of the hill, lowest place of the valley
- ripple on a drum skin
"""

from manim import *


class Landscape(ThreeDScene):
    def construct(self):
        axes = ThreeDAxes(x_range=[-3, 3], y_range=[-3, 3], z_range=[-2, 2], x_length=6, y_length=6, z_length=4)
        height = lambda u, v: np.sin(u) * np.cos(v)
        surface = Surface(
            lambda u, v: axes.c2p(u, v, height(u, v)),
            u_range=[-3, 3],
            v_range=[-3, 3],
            resolution=(16, 16),
            fill_opacity=0.8,
            checkerboard_colors=[BLUE_D, BLUE_E],
        )
        self.set_camera_orientation(phi=65 * DEGREES, theta=-45 * DEGREES)
        self.play(Create(axes))
        self.play(Create(surface), run_time=2)
        surface.set_fill_by_value(axes=axes, colorscale=[(BLUE, -1), (GREEN, 0), (YELLOW, 1)], axis=2)
        point = Dot3D(axes.c2p(PI / 2, 0, 1), color=RED)
        title = Text("z = sin x cos y", font_size=32)
        self.add_fixed_in_frame_mobjects(title)
        title.to_corner(UL)
        self.play(FadeIn(point))
        self.begin_ambient_camera_rotation(rate=0.3)
        self.wait(2)
        self.stop_ambient_camera_rotation()
        self.move_camera(phi=0, theta=-90 * DEGREES, run_time=2)
