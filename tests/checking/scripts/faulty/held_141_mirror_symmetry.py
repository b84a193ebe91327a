# dies: AttributeError; class: attribute
from manim import *


class MirrorSymmetry(Scene):
    def construct(self):
        mirror = DashedLine(UP * 3, DOWN * 3, color=GREY)
        self.play(Create(mirror))
        half = VMobject(color=GREEN, fill_opacity=0.5)
        half.set_points_as_corners([ORIGIN, LEFT * 2 + UP, LEFT * 1.5 + DOWN, DOWN * 1.5, ORIGIN])
        self.play(DrawBorderThenFill(half))
        other = half.copy().flip(axis=UP, about_point=ORIGIN)
        self.play(TransformFromCopy(half, other))
        wings = VGroup(half, other)
        self.play(wings.animate.set_fill(ORANGE, opacity=0.8))
        self.play(Transform(wings, wings.mirrored()))
        self.wait()
