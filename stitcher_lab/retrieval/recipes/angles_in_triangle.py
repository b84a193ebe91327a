"""A triangle with its angles and its right angle.

Corners are named, angles marked with arcs, and one corner is a right angle.

- three corners of a triangle add up to a straight line
- ladder leaning against a wall
- how tall is the tree from its shadow
- angles and sides of a triangle
- similar and congruent triangles
- parallel lines cut by another line, alternate angles
- degrees, protractor, corner
- roof, ramp, slope of a hill
"""

from manim import *


class Corners(Scene):
    def construct(self):
        a, b, c = LEFT * 3 + DOWN * 1.5, RIGHT * 3 + DOWN * 1.5, LEFT * 3 + UP * 2
        triangle = Polygon(a, b, c, color=BLUE)
        self.play(Create(triangle))
        base, side, slope = Line(a, b), Line(a, c), Line(b, c)
        square = RightAngle(base, side, length=0.35)
        alpha = Angle(slope, Line(b, a), radius=0.9, color=YELLOW)
        beta = Angle.from_three_points(a, c, b, radius=0.7, color=GREEN)
        names = VGroup(
            MathTex(r"\alpha", color=YELLOW).next_to(alpha, LEFT, buff=0.1),
            MathTex(r"\beta", color=GREEN).next_to(beta, DOWN, buff=0.1),
        )
        self.play(Create(square), Create(alpha), Create(beta), Write(names))
        labels = VGroup(*(MathTex(n).next_to(p, d) for n, p, d in zip("ABC", (a, b, c), (DL, DR, UL))))
        self.play(LaggedStart(*(FadeIn(label) for label in labels)))
        line = LabeledLine("c", start=b, end=c, label_config={"font_size": 36})
        self.play(Create(line), FadeIn(DashedLine(a, slope.get_projection(a), color=RED)))
        self.play(Flash(a))
