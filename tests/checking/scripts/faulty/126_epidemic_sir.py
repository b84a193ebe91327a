# dies: TypeError; class: keyword
from manim import *
import numpy as np


class SIRModel(Scene):
    """Susceptible, infected, recovered: solved with small Euler steps."""

    beta = 0.4
    gamma = 0.1

    def simulate(self, days=100):
        s, i, r = 0.99, 0.01, 0.0
        history = [(s, i, r)]
        for _ in range(days):
            new_infections = self.beta * s * i
            recoveries = self.gamma * i
            s -= new_infections
            i += new_infections - recoveries
            r += recoveries
            history.append((s, i, r))
        return np.array(history)

    def construct(self):
        data = self.simulate()
        axes = Axes(x_range=[0, 100, 20], y_range=[0, 1, 0.2], x_length=10, y_length=5)
        self.play(Create(axes))
        days = np.arange(len(data))
        for column, (name, color) in enumerate((("S", BLUE), ("I", RED), ("R", GREEN))):
            graph = axes.plot_line_graph(
                days, data[:, column], line_color=color, add_vertex_dots=False, line_width=3
            )
            label = Text(name, color=color, font_size=28).next_to(graph, RIGHT)
            self.play(Create(graph), FadeIn(label))
        self.wait()
