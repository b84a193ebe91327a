# dies: TypeError; class: keyword
from manim import *


class FreeFallGraph(Scene):
    def construct(self):
        axes = Axes(
            x_range=[0, 3, 1],
            y_range=[0, 45, 15],
            width=6,
            height=4,
            axis_config={"color": GREY},
        )
        axes.to_edge(LEFT)
        labels = axes.get_axis_labels(x_label="t", y_label="s")
        curve = axes.plot(lambda t: 4.9 * t**2, color=YELLOW)
        self.play(Create(axes), Write(labels))
        self.play(Create(curve), run_time=2)
        dot = Dot(axes.c2p(0, 0), color=RED)
        self.play(MoveAlongPath(dot, curve), run_time=2, rate_func=linear)
        self.wait()
