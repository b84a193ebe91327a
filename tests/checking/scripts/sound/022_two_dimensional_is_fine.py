"""Places where two numbers are enough: axes, planes, vectors, ranges, line graphs."""
from manim import *


class TwoNumbers(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 5], y_range=(0, 4), x_length=6, y_length=4)
        axes.add(axes.plot_line_graph([0, 1, 2], [1, 3, 2], line_color=RED)["line_graph"])
        dot = Dot(axes @ (2, 3))
        again = Dot(axes.c2p(*[1, 2]))
        pair = axes.coords_to_point([1, 2], [2, 3])
        vector = Vector([1, 2])
        plane = NumberPlane([-2, 2], [-2, 2]).scale(0.4).to_corner(UR)
        mark = plane.get_vector([1, 1])
        lines = axes.get_lines_to_point(axes.c2p(2, 3))
        self.add(axes, dot, again, vector, plane, mark, lines)
        matrix = Matrix([[1, 0], [0, 1]]).scale(0.5).to_edge(LEFT)
        self.play(FadeIn(matrix), matrix.animate.shift(DOWN))
        self.play(plane.animate.apply_matrix([[1, 1], [0, 1]]))
        x, y = axes.p2c(dot.get_center())[:2]
        assert abs(x - 2) < 1e-6 and abs(y - 3) < 1e-6 and len(pair)
        self.wait()
