# dies: TypeError; class: keyword
from manim import *


class RotatingCube(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=65 * DEGREES, theta=-45 * DEGREES, zoom=0.9)
        axes = ThreeDAxes(x_range=(-3, 3), y_range=(-3, 3), z_range=(-3, 3))
        cube = Cube(side_length=2, fill_color=BLUE, fill_opacity=0.7, edge_color=WHITE)
        label = Text("A cube has 12 edges", font_size=32)
        self.add_fixed_in_frame_mobjects(label)
        label.to_corner(UL)
        self.play(Create(axes), FadeIn(cube))
        self.play(Rotate(cube, angle=PI, axis=UP), run_time=3)
        self.move_camera(phi=30 * DEGREES, run_time=2)
        self.wait()
