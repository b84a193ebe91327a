"""Rays of light: bent at a surface, thrown back by a mirror.

A ray meets water, bends towards the normal; another is reflected at equal angles.

- straw looks broken in a glass of water
- mirror, bouncing off a wall at the same angle
- lens, glasses, camera, magnifying glass, rainbow and prism
- where does the shadow fall
- angle in equals angle out
- billiards, laser beam, optical fibre
"""

from manim import *


class Rays(Scene):
    def construct(self):
        water = Rectangle(width=14, height=4, stroke_width=0, fill_color=BLUE_E, fill_opacity=0.6).shift(DOWN * 2)
        normal = DashedLine(UP * 3, DOWN * 3, color=GRAY)
        ray = Line(UP * 3 + LEFT * 3, ORIGIN, color=YELLOW).add_tip(tip_length=0.2)
        bent = Line(ORIGIN, DOWN * 3 + RIGHT * 1.8, color=YELLOW)
        back = Arrow(ORIGIN, UP * 3 + RIGHT * 3, color=ORANGE, buff=0)
        self.play(FadeIn(water), Create(normal))
        self.play(Create(ray), rate_func=linear)
        self.play(Create(bent), GrowArrow(back), rate_func=linear)
        up, down = Line(ORIGIN, UP), Line(ORIGIN, DOWN)
        one = Angle(up, Line(ORIGIN, UP + LEFT), radius=0.8, color=GREEN)
        two = Angle(down, bent, radius=0.8, color=RED)
        names = VGroup(
            MathTex(r"\alpha", color=GREEN).move_to(UP * 1.2 + LEFT * 0.5),
            MathTex(r"\beta", color=RED).move_to(DOWN * 1.2 + RIGHT * 0.35),
        )
        self.play(Create(one), Create(two), Write(names))
        pulse = Line(UP * 3 + LEFT * 3, ORIGIN, color=WHITE, stroke_width=8)
        self.play(ShowPassingFlash(pulse, time_width=0.4))
        law = MathTex(r"\frac{\sin\alpha}{\sin\beta}", "=", "n").to_corner(UL)
        self.play(Write(law))
