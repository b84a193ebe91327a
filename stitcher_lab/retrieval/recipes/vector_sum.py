"""Vectors put tip to tail.

Two arrows are added, the sum is the third side; parts along the axes are dashed.

- walk east and then north, how far from home
- adding two pushes, combined force
- arrows with a length and a direction
- boat crossing a river with a current, wind on a plane
- splitting an arrow into its horizontal and vertical part
- components of a vector
- scaling and subtracting arrows, dot product as a shadow
"""

from manim import *


class TipToTail(Scene):
    def construct(self):
        plane = NumberPlane(x_range=[-1, 7], y_range=[-1, 5], x_length=9, y_length=6)
        a = plane.get_vector([4, 1], color=BLUE)
        b = Arrow(plane.c2p(4, 1), plane.c2p(5, 4), buff=0, color=GREEN)
        total = Vector(plane.c2p(5, 4) - plane.c2p(0, 0), color=YELLOW).shift(plane.c2p(0, 0))
        names = VGroup(
            MathTex(r"\vec a", color=BLUE).next_to(a, UP, buff=0.05),
            MathTex(r"\vec b", color=GREEN).next_to(b, RIGHT, buff=0.1),
        )
        self.play(Create(plane))
        self.play(GrowArrow(a), Write(names[0]))
        self.play(GrowArrow(b), Write(names[1]))
        self.play(GrowArrow(total), Indicate(VGroup(a, b)))
        across = DashedLine(plane.c2p(0, 0), plane.c2p(5, 0), color=RED)
        up = DashedLine(across.get_end(), plane.c2p(5, 4), color=RED)
        angle = Angle(across, total, radius=0.8)
        self.play(Create(across), Create(up), Create(angle), Create(RightAngle(across, up, quadrant=(-1, 1))))
