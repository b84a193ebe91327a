"""Two lines that cross: where both are true at once.

Two graphs, their crossing with dashed lines to the axes; one line shifts and the crossing moves.

- price where buyers and sellers agree, supply and demand
- when does one runner overtake the other
- which phone plan is cheaper from when on
- break even, cost and income
- two equations with two unknowns
- where the curves meet, before and after a change
- tax, shortage, surplus, equilibrium
"""

from manim import *


class Crossing(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 10], y_range=[0, 10], x_length=7, y_length=5, tips=True)
        labels = axes.get_axis_labels(Text("quantity", font_size=24), Text("price", font_size=24))
        rise = ValueTracker(0)
        demand = always_redraw(lambda: axes.plot(lambda x: 9 - 0.8 * x + rise.get_value(), x_range=[0, 10], color=BLUE))
        supply = axes.plot(lambda x: 1 + 0.8 * x, color=ORANGE)
        place = lambda: axes.c2p((8 + rise.get_value()) / 1.6, 1 + (8 + rise.get_value()) / 2)
        dot = always_redraw(lambda: Dot(place(), color=YELLOW))
        lines = always_redraw(lambda: axes.get_lines_to_point(place(), line_func=DashedLine, color=GRAY))
        names = VGroup(
            axes.get_graph_label(supply, Text("supply", font_size=24), x_val=9.5, direction=RIGHT),
            Text("demand", font_size=24, color=BLUE).next_to(axes.c2p(9.8, 1), UR, buff=0.1),
        )
        self.play(Create(axes), Write(labels))
        self.play(Create(supply), FadeIn(demand), FadeIn(names))
        self.play(FadeIn(dot, scale=2), Create(lines))
        old = Dot(place(), color=GRAY)
        self.add(old)
        self.play(rise.animate.set_value(1), run_time=2)
        self.play(Create(Arrow(old.get_center(), place(), buff=0.1, color=YELLOW)), Flash(dot))
