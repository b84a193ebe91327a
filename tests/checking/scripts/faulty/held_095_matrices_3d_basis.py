# dies: AttributeError; class: scene_base
from manim import *


class RotationMatrix(Scene):
    def construct(self):
        axes = ThreeDAxes(x_length=6, y_length=6, z_length=4)
        matrix = Matrix([
            [r"\cos\theta", r"-\sin\theta", "0"],
            [r"\sin\theta", r"\cos\theta", "0"],
            ["0", "0", "1"],
        ]).scale(0.7)
        matrix.to_corner(UL)
        self.add_fixed_in_frame_mobjects(matrix)
        self.play(Write(matrix))
        self.play(Create(axes))
        vector = Arrow3D(ORIGIN, [2, 1, 1], color=YELLOW)
        self.play(Create(vector))
        self.play(Rotate(vector, angle=PI / 2, axis=OUT, about_point=ORIGIN), run_time=2)
        self.wait()
