"""Braces that mark lengths and grow with them.

A curly bracket with a label under a bar, beside it and between two points; it follows while the bar grows.

- marking how long something is with a curly bracket
- total length split into parts, bar model for a word problem
- parts and whole
- label the sides of a shape
- how wide and how tall
- a bar that gets longer with its length written below
- difference between two quantities
- measure the gap between two points
"""

from manim import *


class Lengths(Scene):
    def construct(self):
        size = ValueTracker(3)
        bar = always_redraw(lambda: Rectangle(width=size.get_value(), height=0.8, fill_opacity=0.6, color=BLUE))
        brace = always_redraw(lambda: Brace(bar, DOWN))
        length = always_redraw(lambda: DecimalNumber(size.get_value(), num_decimal_places=1).next_to(brace, DOWN))
        self.play(FadeIn(bar), GrowFromCenter(brace), Write(length))
        self.play(size.animate.set_value(7), run_time=2)
        left, right = Line(LEFT * 4, ORIGIN, color=GREEN), Line(ORIGIN, RIGHT * 2, color=ORANGE)
        VGroup(left, right).shift(UP * 2)
        parts = VGroup(
            BraceLabel(left, "a", UP), BraceBetweenPoints(right.get_start(), right.get_end(), UP, color=ORANGE)
        )
        name = parts[1].get_tex("b")
        side = Brace(bar, LEFT)
        self.play(Create(left), Create(right), FadeIn(parts), Write(name))
        self.play(GrowFromCenter(side), Write(side.get_text("h")))
