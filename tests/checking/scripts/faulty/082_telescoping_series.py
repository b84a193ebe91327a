# dies: TypeError; class: keyword
from manim import *


class TelescopingSeries(Scene):
    def construct(self):
        series = MathTex(
            r"\left(1 - \tfrac12\right)", "+", r"\left(\tfrac12 - \tfrac13\right)", "+",
            r"\left(\tfrac13 - \tfrac14\right)", "+", r"\dots",
        )
        self.play(Write(series))
        self.wait()

        cross1 = Cross(series[0][5:8], stroke_color=RED, stroke_width=3)
        self.play(Create(cross1))
        self.wait(0.5)

        partial = MathTex(r"S_n = 1 - \frac{1}{n+1}")
        partial.next_to(series, DOWN, buffer=0.8)
        self.play(Write(partial))
        limit = MathTex(r"\lim_{n\to\infty} S_n = 1", color=YELLOW).next_to(partial, DOWN, buff=0.5)
        self.play(Write(limit))
        self.play(Circumscribe(limit))
        self.wait()
