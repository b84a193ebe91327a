"""The modules of arithmetic: decimals, fractions, statistics."""
import math
import statistics
from decimal import Decimal
from fractions import Fraction

from manim import *


class Numbers(Scene):
    def construct(self):
        shown = [Fraction(1, 3) + Fraction(1, 6), Decimal("0.1") + Decimal("0.2"), statistics.median([3, 1, 2]), math.comb(5, 2)]
        lines = VGroup(*(Text(str(number), font_size=30) for number in shown)).arrange(DOWN)
        self.play(FadeIn(lines), run_time=0.2)
