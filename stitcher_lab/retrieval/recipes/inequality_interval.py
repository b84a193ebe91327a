"""Inequalities and intervals on a number line.

A thick part of the line, with a filled or an empty end, shows which numbers fit.

- at least, at most, more than, less than
- you must be this tall to ride
- all numbers between two limits
- open and closed end, not including the end
- epsilon band, getting closer and closer to a value
- limit, squeezing from both sides
- which values of x are allowed
"""

from manim import *


class Interval(Scene):
    def construct(self):
        line = NumberLine(x_range=[-4, 6], length=11, include_numbers=True, include_tip=True)
        rule = MathTex("-1", r"\le", "x", "<", "4").to_edge(UP)
        self.play(Create(line), Write(rule))
        part = Line(line.n2p(-1), line.n2p(4), color=YELLOW, stroke_width=12)
        closed = Dot(line.n2p(-1), radius=0.14, color=YELLOW)
        opened = Annulus(inner_radius=0.09, outer_radius=0.14, color=YELLOW).move_to(line.n2p(4))
        self.play(GrowFromCenter(closed), GrowFromCenter(opened))
        self.play(Create(part), rule[2].animate.set_color(YELLOW))
        probe = ValueTracker(-3)
        arrow = always_redraw(lambda: Vector(DOWN, color=RED).next_to(line.n2p(probe.get_value()), UP, buff=0.1))
        number = always_redraw(lambda: DecimalNumber(probe.get_value(), num_decimal_places=1).next_to(arrow, UP))
        self.play(FadeIn(arrow), FadeIn(number))
        self.play(probe.animate.set_value(3.9), run_time=3)
        brace = Brace(part, DOWN, buff=0.7)
        self.play(GrowFromCenter(brace), Write(brace.get_text("these fit")))
