# dies: TypeError; class: keyword
from manim import *


class LogisticGrowth(Scene):
    def construct(self):
        axes = Axes(
            x_range=[0, 10, 1],
            y_range=[0, 1.2, 0.2],
            x_length=9,
            y_length=5,
            axis_config={"include_numbers": True},
            x_label="Time",
            y_label="Population",
        )
        curve = axes.plot(lambda t: 1 / (1 + 20 * np.exp(-t)), color=GREEN)
        capacity = DashedLine(axes.c2p(0, 1), axes.c2p(10, 1), color=RED)
        capacity_label = Text("Carrying capacity", font_size=24, color=RED).next_to(capacity, UP)

        self.play(Create(axes))
        self.play(Create(capacity), FadeIn(capacity_label))
        self.play(Create(curve), run_time=3)
        self.wait()
