# dies: AttributeError; class: attribute
from manim import *
import random


class DiceProbability(Scene):
    def construct(self):
        random.seed(1)
        counts = [0] * 6
        chart = BarChart(
            counts,
            bar_names=[str(i) for i in range(1, 7)],
            y_range=[0, 10, 2],
            x_length=8,
            y_length=4,
        )
        self.play(Create(chart))

        die = Square(side_length=1.2).round_corners(0.2)
        die.to_edge(UP)
        face = Integer(1).move_to(die)
        self.play(FadeIn(die, face))

        for _ in range(8):
            roll = random.randint(1, 6)
            counts[roll - 1] += 1
            face.set_value(roll)
            self.play(
                Rotate(die, PI / 2),
                chart.animate.change_bar_values(counts),
                run_time=0.4,
            )
        best = counts.index(max(counts))
        self.play(chart.highlight_bar(best))
        self.wait()
