# dies: NameError; class: name
from manim import *


class LinearProgram(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 6], y_range=[0, 6], x_length=5.5, y_length=5.5).shift(LEFT * 2)
        constraints = [
            axes.plot(lambda x: 5 - x, x_range=[0, 5], color=RED),
            axes.plot(lambda x: 8 - 2 * x, x_range=[1, 4], color=BLUE),
        ]
        self.play(Create(axes))
        for line in constraints:
            self.play(Create(line))
        feasible = Polygon(
            *[axes.c2p(*p) for p in ((0, 0), (4, 0), (3, 2), (0, 5))],
            color=GREEN,
            fill_opacity=0.3,
        )
        self.play(FadeIn(feasible))
        objective = MathTex(r"\max\; 3x + 2y").to_edge(RIGHT)
        self.play(Write(objective))
        for corner in ((4, 0), (3, 2), (0, 5)):
            value = 3 * corner[0] + 2 * corner[1]
            dot = Dot(axes.c2p(*corner), color=YELLOW)
            text = Tex(str(value)).next_to(dot, UR, buff=SMALL_BUF)
            self.play(FadeIn(dot), Write(text))
        self.wait()
