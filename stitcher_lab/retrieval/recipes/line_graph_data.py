"""Data over time as a line graph.

Points are joined one after another; a moving mark reads a value and a part is pointed out.

- temperature through the day, heartbeat, share price
- how something changed over the years
- population growth, savings with interest, spreading of a rumour or virus
- steep part means fast change
- journey graph, distance and time, standing still
- linear against exponential growth, doubling, chessboard and rice
- half as much every day, decay, cooling coffee
- logarithmic scale
"""

from manim import *


class OverTime(Scene):
    def construct(self):
        axes = Axes(
            x_range=[0, 6, 1],
            y_range=[0, 40, 10],
            x_length=9,
            y_length=4.5,
            tips=False,
            x_axis_config={"numbers_to_include": range(7)},
            y_axis_config={"include_numbers": True},
        )
        names = axes.get_axis_labels(x_label=Text("year", font_size=26), y_label=Text("frogs", font_size=26))
        data = axes.plot_line_graph([0, 1, 2, 3, 4], [2, 4, 8, 16, 32], line_color=GREEN, vertex_dot_radius=0.07)
        self.play(Create(axes), FadeIn(names))
        self.play(Create(data["line_graph"]), LaggedStartMap(FadeIn, data["vertex_dots"]), run_time=2)
        self.play(Create(axes.plot(lambda x: 2 + 3 * x, color=BLUE)))
        count = Variable(2, Text("frogs", font_size=30), var_type=Integer).to_corner(UR)
        mark = always_redraw(
            lambda: DashedLine(axes.c2p(0, count.tracker.get_value()), axes.c2p(6, count.tracker.get_value()))
        )
        self.play(Write(count), Create(mark))
        self.play(count.tracker.animate.set_value(32), run_time=2)
