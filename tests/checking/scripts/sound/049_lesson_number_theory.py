from manim import *
from fractions import Fraction
from itertools import accumulate, count, islice, takewhile
from sympy import isprime, factorint
from decimal import Decimal as D
import statistics as st


class UlamSpiral(Scene):
    def spiral(self, n):
        x = y = 0
        dx, dy = 1, 0
        length, steps, turns = 1, 0, 0
        for k in range(1, n + 1):
            yield k, x, y
            x, y, steps = x + dx, y + dy, steps + 1
            if steps == length:
                dx, dy, steps, turns = -dy, dx, 0, turns + 1
                length += not turns % 2

    def construct(self):
        cells = VGroup(*(
            Square(0.35, stroke_width=0, fill_color=YELLOW if isprime(k) else BLUE_E, fill_opacity=1).move_to([0.4 * x, 0.4 * y, 0])
            for k, x, y in self.spiral(81)
        ))
        self.play(LaggedStartMap(FadeIn, cells, lag_ratio=0.02), run_time=2)
        parts = [rf"{p}^{{{e}}}" for p, e in factorint(360).items()]
        formula = MathTex("360", "=", *" \\cdot ".join(parts).split(" ")).to_edge(RIGHT)
        self.play(cells.animate.to_edge(LEFT), Write(formula))
        harmonic = [*islice(accumulate(Fraction(1, k) for k in count(1)), 4)]
        last = harmonic[-1]
        small = list(takewhile(lambda h: h < 2, harmonic))
        lines = VGroup(
            MathTex(rf"\frac{{{last.numerator}}}{{{last.denominator}}}"),
            Text(f"{len(small)} {D('1.10').normalize()} {st.mean([1, 2])}", font_size=24),
        ).arrange(DOWN).next_to(formula, DOWN)
        self.play(FadeIn(lines))
        self.wait()
