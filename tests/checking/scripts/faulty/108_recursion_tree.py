# dies: RecursionError; class: value
from manim import *


class RecursionTree(Scene):
    """How many calls does the naive Fibonacci function make?"""

    def calls(self, n):
        return 1 + self.calls(n - 1) + self.calls(n - 2)

    def construct(self):
        code = MathTex("f(n) = f(n-1) + f(n-2)").to_edge(UP)
        self.play(Write(code))
        bars = VGroup()
        for n in range(1, 6):
            count = self.calls(n)
            bar = Rectangle(width=0.8, height=0.2 * count, fill_color=TEAL, fill_opacity=0.8)
            label = Integer(count, font_size=28).next_to(bar, UP, buff=0.1)
            bars.add(VGroup(bar, label))
        bars.arrange(RIGHT, buff=0.4, aligned_edge=DOWN)
        self.play(LaggedStart(*[GrowFromEdge(bar, DOWN) for bar in bars], lag_ratio=0.2))
        self.wait()
