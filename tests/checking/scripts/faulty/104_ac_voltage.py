# dies: ImportError; class: import
from manim import *
from manim.utils.rate_functions import linear, smooth, there_and_back, ease_in_out
import numpy as np


class AlternatingCurrent(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 2, 0.5], y_range=[-350, 350, 100], x_length=10, y_length=5)
        graph = axes.plot(lambda t: 325 * np.sin(TAU * t), color=YELLOW, x_range=[0, 2, 0.01])
        rms = DashedLine(axes.c2p(0, 230), axes.c2p(2, 230), color=RED)
        rms_label = Text("230 V", font_size=24, color=RED).next_to(rms, RIGHT)
        self.play(Create(axes))
        self.play(Create(graph), run_time=3, rate_func=ease_in_out)
        self.play(Create(rms), Write(rms_label))
        self.wait()
