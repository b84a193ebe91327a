"""A point that moves along a graph, with its coordinates.

A dot runs over a curve; dashed lines drop to both axes and its value is read off.

- a point moving along a curve
- read a value off a graph
- trace a function from left to right
- what y is for each x
- input goes up, output follows
- a dot riding along a hill
- finding the highest and the lowest place of a curve
- maximum and minimum of a function
- profit is largest at the peak
"""

from manim import *


class PointOnGraph(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 6, 1], y_range=[0, 5, 1], x_length=9, y_length=5, axis_config={"include_numbers": True})
        labels = axes.get_axis_labels("x", "f(x)")
        graph = axes.plot(lambda x: 4 - 0.4 * (x - 3) ** 2, color=BLUE)
        x = ValueTracker(0.5)
        dot = always_redraw(lambda: Dot(axes.i2gp(x.get_value(), graph), color=YELLOW))
        lines = always_redraw(lambda: axes.get_lines_to_point(dot.get_center(), color=GRAY))
        value = DecimalNumber(0, num_decimal_places=2)
        value.add_updater(lambda d: d.set_value(axes.p2c(dot.get_center())[1]).next_to(dot, UR, buff=0.2))
        self.play(Create(axes), Write(labels))
        self.play(Create(graph), FadeIn(dot), FadeIn(lines), FadeIn(value))
        self.play(x.animate.set_value(5.5), run_time=4, rate_func=linear)
        self.play(x.animate.set_value(3))
        self.play(Flash(dot))
