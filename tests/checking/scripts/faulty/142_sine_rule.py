# dies: TypeError; class: keyword
from manim import *


class SineRule(Scene):
    def construct(self):
        A, B, C = np.array([-3, -1.5, 0]), np.array([3, -1.5, 0]), np.array([1, 2, 0])
        triangle = Polygon(A, B, C, color=WHITE)
        self.play(Create(triangle))
        sides = VGroup(
            MathTex("c").next_to(Line(A, B), DOWN),
            MathTex("a").next_to(Line(B, C).get_center(), RIGHT),
            MathTex("b").next_to(Line(A, C).get_center(), LEFT),
        )
        self.play(Write(sides))
        height = DashedLine(C, [C[0], A[1], 0], color=YELLOW)
        self.play(Create(height))
        angle_a = Angle(Line(A, B), Line(A, C), radius=0.7, color=RED, label=r"\alpha")
        self.play(Create(angle_a))
        rule = MathTex(r"\frac{a}{\sin\alpha} = \frac{b}{\sin\beta} = \frac{c}{\sin\gamma}").to_edge(UP)
        self.play(Write(rule))
        self.wait(2)
