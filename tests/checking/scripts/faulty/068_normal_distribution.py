# dies: TypeError; class: keyword
from manim import *
import numpy as np


def gaussian(x, mu=0.0, sigma=1.0):
    return np.exp(-((x - mu) ** 2) / (2 * sigma**2)) / (sigma * np.sqrt(2 * np.pi))


class NormalDistribution(Scene):
    def construct(self):
        axes = Axes(
            x_range=[-4, 4, 1],
            y_range=[0, 0.5, 0.1],
            x_length=10,
            y_length=4,
            tips=False,
        )
        axes.add_coordinates()
        bell = axes.plot(gaussian, color=BLUE)
        self.play(Create(axes), run_time=1)
        self.play(Create(bell), run_time=2)

        for k, percent, color in ((1, "68\\%", GREEN), (2, "95\\%", YELLOW)):
            area = axes.get_area(bell, x_range=[-k, k], color=color, fill_opacity=0.4, stroke=0)
            label = MathTex(percent, color=color).next_to(area, UP)
            self.play(FadeIn(area), Write(label))
            self.wait(0.5)
        self.wait()
