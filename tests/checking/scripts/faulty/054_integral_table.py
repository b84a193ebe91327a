# dies: TypeError; class: attribute
from manim import *


class IntegralTable(Scene):
    def construct(self):
        table = MathTable(
            [["x^n", r"\frac{x^{n+1}}{n+1}"], ["e^x", "e^x"], [r"\cos x", r"\sin x"]],
            col_labels=[MathTex("f(x)"), MathTex(r"\int f(x)\,dx")],
            include_outer_lines=True,
        ).scale(0.7)
        self.play(Create(table))
        self.wait()
        for row in range(2, 5):
            self.play(table.get_row(row).animate.set_color(YELLOW), run_time=0.5)
            self.play(table.get_row(row).animate.set_color(WHITE), run_time=0.3)
        self.wait()
