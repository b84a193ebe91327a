"""Lines, arrows and a helix in space.

A spiral staircase curve is drawn and a dot climbs it; three arrows show the directions.

- spiral staircase, corkscrew, DNA double helix
- roller coaster in three dimensions
- path of a fly in a room, drone flight
- three arrows at right angles, cross product
- forces in space, x y and z direction
- line and plane in space
- particle spiralling in a magnetic field
"""

from manim import *


class Helix(ThreeDScene):
    def construct(self):
        axes = ThreeDAxes(x_range=[-3, 3], y_range=[-3, 3], z_range=[0, 4], x_length=6, y_length=6, z_length=4)
        self.set_camera_orientation(phi=70 * DEGREES, theta=30 * DEGREES)
        names = axes.get_axis_labels("x", "y", "z")
        helix = ParametricFunction(
            lambda t: axes.c2p(2 * np.cos(t), 2 * np.sin(t), t / 4), t_range=[0, 4 * PI], color=YELLOW
        )
        self.play(Create(axes), Write(names[:2]))
        self.play(Create(helix), run_time=2)
        dot = Dot3D(helix.get_start(), color=RED, radius=0.12)
        self.play(MoveAlongPath(dot, helix), run_time=2, rate_func=linear)
        arrows = VGroup(
            Arrow3D(ORIGIN, [2, 0, 0], color=RED),
            Arrow3D(ORIGIN, [0, 2, 0], color=GREEN),
            Line3D(start=[0, 0, 0], end=[0, 0, 2], color=BLUE),
        )
        self.play(FadeIn(arrows), FadeOut(helix))
        self.move_camera(phi=50 * DEGREES, run_time=2)
