# dies: SyntaxError; class: syntax
from manim import *
import numpy as np


class FourierSquareWave(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 4 * PI, PI], y_range=[-1.5, 1.5], x_length=11, y_length=4)
        self.play(Create(axes))

        def partial_sum(x, n):
            return sum(4 / (PI * k) * np.sin(k * x) for k in range(1, 2 * n, 2))

        graph = axes.plot(lambda x: partial_sum(x, 1), color=YELLOW)
        label = MathTex("n = 1").to_corner(UR)
        self.play(Create(graph), Write(label)
        for n in (2, 3, 5, 10):
            new_graph = axes.plot(lambda x: partial_sum(x, n), color=YELLOW)
            new_label = MathTex(f"n = {n}").to_corner(UR)
            self.play(Transform(graph, new_graph), Transform(label, new_label))
        self.wait()
