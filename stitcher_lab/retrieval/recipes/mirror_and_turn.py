"""Mirroring, turning, sliding and enlarging a shape.

An F is mirrored in a line, turned about a point, shifted and made larger.

- mirror image, butterfly wings, left and right glove
- fold along a line, symmetric halves
- turn a shape about a point by a quarter
- slide it without turning
- enlarge from a centre, shadow, photocopy at twice the size
- patterns with turning symmetry, windmill
- flip over
"""

from manim import *


class Moves(Scene):
    def construct(self):
        plane = NumberPlane(background_line_style={"stroke_opacity": 0.3})
        shape = Polygon([1, 1, 0], [2.5, 1, 0], [1, 2.5, 0], color=BLUE, fill_opacity=0.6)
        mirror = DashedLine(UP * 3.5, DOWN * 3.5, color=YELLOW)
        self.play(FadeIn(plane), Create(shape))
        self.play(Create(mirror))
        image = shape.copy().set_color(GREEN)
        self.play(Rotate(image, PI, axis=UP, about_point=ORIGIN))
        pairs = VGroup(*(DashedLine(a, b, color=GRAY) for a, b in zip(shape.get_vertices(), image.get_vertices())))
        self.play(Create(pairs))
        self.play(FadeOut(pairs, mirror), Rotate(image, PI / 2, about_point=ORIGIN))
        arc = CurvedArrow(shape.get_center(), image.get_center(), angle=PI, color=ORANGE)
        self.play(Create(arc))
        self.play(FadeOut(arc), image.animate.shift(RIGHT * 4))
        self.play(shape.animate.scale(1.8, about_point=ORIGIN))
        self.play(shape.animate.flip(axis=RIGHT), ApplyMatrix([[1, 0.5], [0, 1]], image))
