"""Shapes that turn into one another.

A square becomes a circle, a star, a polygon, in several manners of changing.

- one shape turns into another
- caterpillar to butterfly, ice to water, metamorphosis
- polygon with more and more sides becomes a circle
- square, triangle, hexagon, star
- a doughnut turned into a cup, topology
- swap two things, one replaces the other
- smooth change from before to after
"""

from manim import *


class Morph(Scene):
    def construct(self):
        shape = Square(2, color=BLUE, fill_opacity=0.5)
        self.play(Create(shape))
        self.play(Transform(shape, Circle(1.2, color=GREEN, fill_opacity=0.5)))
        star = Star(n=5, outer_radius=1.6, color=YELLOW, fill_opacity=0.5)
        self.play(ReplacementTransform(shape, star))
        hexagon = RegularPolygon(n=6, color=ORANGE, fill_opacity=0.5).scale(1.4)
        self.play(FadeTransform(star, hexagon))
        triangle = Triangle(color=RED, fill_opacity=0.5).shift(RIGHT * 4)
        self.play(ClockwiseTransform(hexagon.copy(), triangle), hexagon.animate.shift(LEFT * 4))
        more = (
            VGroup(*(RegularPolygon(n) for n in (3, 4, 5, 8, 16, 32))).arrange(RIGHT, buff=0.4).scale(0.6).shift(UP * 2)
        )
        self.play(LaggedStartMap(DrawBorderThenFill, more, lag_ratio=0.3))
        self.play(hexagon.animate.become(Ellipse(width=3, height=1.5, color=PURPLE)).shift(DOWN))
        self.play(
            TransformFromCopy(triangle, Annulus(0.4, 0.8, color=RED).shift(DOWN * 2)),
            MoveToTarget(self.target(hexagon)),
        )

    def target(self, mobject):
        mobject.generate_target()
        mobject.target.scale(0.5).move_to(ORIGIN)
        return mobject
