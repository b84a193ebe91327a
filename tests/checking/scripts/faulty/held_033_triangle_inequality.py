# dies: TypeError; class: argument
from manim import *


class TriangleInequality(Scene):
    def construct(self):
        A, B, C = LEFT * 3 + DOWN, RIGHT * 3 + DOWN, UP * 1.5
        triangle = Polygon(A, B, C, color=WHITE)
        dots = VGroup(*[Dot(p) for p in (A, B, C)])
        names = VGroup(
            Tex("A").next_to(dots[0], DL),
            Tex("B").next_to(dots[1], DR),
            Tex("C").next_to(dots[2], UP),
        )
        self.play(Create(triangle), FadeIn(dots), Write(names))

        ab = Line(A, B, color=RED)
        bc = Line(B, C, color=GREEN)
        ca = Line(C, A, color=BLUE)
        self.play(Create(ab), Create(bc), Create(ca))
        arc = Angle(A, B, C, radius=0.5, color=YELLOW)
        self.play(Create(arc))
        inequality = MathTex(r"|AB| < |BC| + |CA|").to_edge(UP)
        self.play(Write(inequality))
        self.wait(2)
