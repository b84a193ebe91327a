"""Bars that grow."""
from manim import *


class Bars(Scene):
    def construct(self):
        chart = BarChart([3, 5, 2], bar_names=["a", "b", "c"], y_range=[0, 6, 2], y_length=4, x_length=6)
        self.add(chart)
        self.play(chart.animate.change_bar_values([5, 1, 4]), run_time=0.3)
