# dies: TypeError; class: keyword
from manim import *
import numpy as np


class LawOfLargeNumbers(Scene):
    def construct(self):
        rng = np.random.default_rng(seed=3)
        flips = rng.integers(0, 2, size=200)
        averages = np.cumsum(flips) / np.arange(1, 201)

        axes = Axes(
            x_range=[0, 200, 50],
            y_range=[0, 1, 0.25],
            x_length=10,
            y_length=4.5,
        )
        x_label = axes.get_x_axis_label("n")
        y_label = axes.get_y_axis_label(r"\bar{X}_n")
        self.play(Create(axes), Write(x_label), Write(y_label))

        graph = axes.plot_line_graph(
            x_values=np.arange(1, 201),
            y_values=averages,
            line_color=YELLOW,
            add_vertex_dots=False,
            vertex_dot_size=0.05,
        )
        expected = DashedLine(axes.c2p(0, 0.5), axes.c2p(200, 0.5), color=RED)
        self.play(Create(expected))
        self.play(Create(graph), run_time=3)
        self.wait()
