# dies: TypeError; class: keyword
from manim import *
import numpy as np


class SineFromCircle(Scene):
    """Shows how the sine curve comes from a rotating radius."""

    def construct(self):
        circle = Circle(radius=1.5, color=BLUE).shift(LEFT * 4)
        center = circle.get_center()
        axes = Axes(
            x_range=[0, 2 * PI, PI / 2],
            y_range=[-1.5, 1.5, 0.5],
            x_length=7,
            y_length=4,
            axis_config={"include_tip": False},
        ).shift(RIGHT * 2)

        self.play(Create(circle), Create(axes))

        theta = ValueTracker(0)
        radius = always_redraw(
            lambda: Line(
                center,
                center + 1.5 * np.array([np.cos(theta.get_value()), np.sin(theta.get_value()), 0]),
                color=YELLOW,
            )
        )
        dot = always_redraw(lambda: Dot(radius.get_end(), color=RED, size=0.1))
        graph = axes.plot(np.sin, color=RED)
        self.add(radius, dot)
        self.play(theta.animate.set_value(2 * PI), Create(graph), run_time=4, rate_func=linear)
        self.wait()
