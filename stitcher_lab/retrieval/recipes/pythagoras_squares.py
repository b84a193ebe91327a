"""Squares on the sides of a right triangle.

Each side carries a square; the two smaller areas move into the large one.

- the long side from the two short ones
- diagonal of a rectangle, of a screen, of a football field
- areas rearranged like a puzzle
- proof without words, tiles that move
- shortest way across the field
- cutting and moving pieces of a shape
"""

from manim import *


class OnTheSides(Scene):
    def construct(self):
        a, b, c = LEFT + DOWN * 0.5, RIGHT + DOWN * 0.5, LEFT + UP
        triangle = Polygon(a, b, c, color=WHITE, fill_opacity=0.3)
        squares = VGroup()
        for start, end, color in ((a, b, BLUE), (c, a, GREEN), (b, c, YELLOW)):
            across = end - start
            out = np.array([across[1], -across[0], 0])
            squares.add(Polygon(start, end, end + out, start + out, color=color, fill_opacity=0.5))
        names = VGroup(*(MathTex(t).move_to(s) for t, s in zip(("a^2", "b^2", "c^2"), squares)))
        self.play(DrawBorderThenFill(triangle), Create(RightAngle(Line(a, b), Line(a, c), length=0.25)))
        self.play(LaggedStartMap(FadeIn, squares, lag_ratio=0.4), Write(names))
        small = VGroup(squares[0].copy(), squares[1].copy())
        self.play(small.animate.scale(0.8).arrange(RIGHT, buff=0.1).to_corner(DR))
        rule = MathTex("a^2", "+", "b^2", "=", "c^2").to_edge(UP)
        self.play(TransformFromCopy(names, rule), Rotate(small[0], PI / 2))
