"""A pair of scales that tips and is balanced again.

Weights are put on two pans; the beam turns, then comes level: like an equation.

- equation as a balance, the same on both sides
- seesaw with a heavy and a light child
- comparing two weights, justice
- take one apple from each side
- lever, moment, mobile that hangs
- mean as the balance point
"""

from manim import *


class Scales(Scene):
    def construct(self):
        stand = VGroup(Triangle(color=GRAY, fill_opacity=1).scale(0.5), Line(ORIGIN, UP * 2.5)).arrange(UP, buff=0)
        stand.shift(DOWN * 0.8)
        hub = stand.get_top()
        beam = Line(hub + LEFT * 3, hub + RIGHT * 3, stroke_width=8, color=YELLOW)
        tilt = ValueTracker(0)
        beam.add_updater(lambda b: b.set_angle(tilt.get_value()).move_to(hub))
        pans = always_redraw(lambda: VGroup(*(Line(p, p + DOWN * 1.2) for p in (beam.get_start(), beam.get_end()))))
        self.play(FadeIn(stand), Create(beam), FadeIn(pans))
        left = VGroup(*(LabeledDot("x", radius=0.3, color=BLUE) for _ in range(2))).arrange(RIGHT, buff=0.1)
        right = VGroup(*(Square(0.5, color=ORANGE, fill_opacity=0.8) for _ in range(4))).arrange(RIGHT, buff=0.1)
        left.add_updater(lambda m: m.next_to(pans[0], DOWN, buff=0))
        right.add_updater(lambda m: m.next_to(pans[1], DOWN, buff=0))
        self.play(FadeIn(left), tilt.animate.set_value(0.25))
        self.play(FadeIn(right), tilt.animate.set_value(0))
        equation = MathTex("2x", "=", "4").to_edge(UP)
        self.play(Write(equation))
        self.play(TransformMatchingTex(equation, MathTex("x", "=", "2").to_edge(UP)), Indicate(left[0]))
