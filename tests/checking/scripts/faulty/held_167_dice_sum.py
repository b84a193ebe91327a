# dies: NameError; class: name
from manim import *
import numpy as np


class DiceSumHistogram(Scene):
    def construct(self):
        outcomes = {}
        for a in range(1, 7):
            for b in range(1, 7):
                outcomes[a + b] = outcomes.get(a + b, 0) + 1
        title = Text("Sum of two dice").to_edge(UP)
        self.play(Write(title))
        histogram = Histogram(
            list(outcomes.values()),
            bar_names=[str(k) for k in outcomes],
            y_range=[0, 6, 1],
            bar_colors=[BLUE, TEAL, GREEN],
        )
        self.play(Create(histogram))
        most_likely = max(outcomes, key=outcomes.get)
        note = Text(f"{most_likely} is the most likely", font_size=30).to_edge(DOWN)
        self.play(FadeIn(note))
        self.wait()
