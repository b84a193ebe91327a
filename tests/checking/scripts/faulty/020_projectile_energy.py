# dies: TypeError; class: keyword
from manim import *


class EnergyConservation(Scene):
    def construct(self):
        chart = BarChart(
            values=[10, 0, 10],
            bar_names=["Kinetic", "Potential", "Total"],
            y_range=[0, 12, 2],
            y_length=5,
            x_length=8,
            bar_colors=[RED, BLUE, GREEN],
            bar_label_scale=0.7,
        )
        self.play(Create(chart))
        self.wait()

        for kinetic in (7, 4, 1, 5, 10):
            self.play(chart.animate.change_bar_values([kinetic, 10 - kinetic, 10]), run_time=0.7)

        conclusion = Text("Energy only changes its form", font_size=32).to_edge(UP)
        self.play(Write(conclusion))
        self.wait()
