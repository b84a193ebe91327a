# dies: TypeError; class: keyword
from manim import *


class AngleSum(Scene):
    """The angles of a triangle make a straight line."""

    def construct(self):
        A, B, C = [-3, -1, 0], [3, -1, 0], [1, 2, 0]
        triangle = Polygon(A, B, C)
        parallel = DashedLine([-5, 2, 0], [5, 2, 0], color=GREY)
        self.play(Create(triangle))
        self.play(Create(parallel))

        sides = {"A": (Line(A, B), Line(A, C)), "B": (Line(B, C), Line(B, A)), "C": (Line(C, A), Line(C, B))}
        angles = VGroup()
        for (name, (first, second)), color in zip(sides.items(), (RED, GREEN, BLUE)):
            angle = Angle(first, second, arc_radius=0.5, color=color)
            angles.add(angle)
            self.play(Create(angle), run_time=0.5)
        total = MathTex(r"\alpha + \beta + \gamma = 180^\circ").to_edge(DOWN)
        self.play(Write(total))
        self.wait()
