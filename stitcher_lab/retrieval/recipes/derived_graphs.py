"""A function with its derivative and its antiderivative.

Under one graph a second one grows that records its slope or its area; marks sit on the curve.

- one curve records the area under another
- the graph of the slope below the graph of the function
- speed from distance and distance from speed
- stationary points, flat places of a curve
- vertical lines from the axis up to the curve
- a second curve keeps count of the first
"""

from manim import *


class Derived(Scene):
    def construct(self):
        axes = Axes(x_range=[-3, 3], y_range=[-3, 4], x_length=8, y_length=6)
        graph = axes.plot(lambda x: 0.3 * x**3 - x, color=BLUE)
        slope = axes.plot_derivative_graph(graph, color=GREEN)
        total = axes.plot_antiderivative_graph(graph, y_intercept=1, color=YELLOW)
        self.play(Create(axes), Create(graph))
        lines = axes.get_vertical_lines_to_graph(graph, x_range=[-3, 3], num_lines=13, color=GRAY)
        self.play(Create(lines))
        flat = VGroup(*(Dot(axes.input_to_graph_point(x, graph), color=RED) for x in (-1.05, 1.05)))
        tangents = VGroup(*(DashedLine(dot.get_left() + LEFT, dot.get_right() + RIGHT) for dot in flat))
        self.play(FadeIn(flat, scale=2), Create(tangents))
        self.play(ReplacementTransform(lines, slope))
        names = VGroup(
            axes.get_graph_label(slope, "f'", x_val=2.2, direction=LEFT),
            axes.get_graph_label(total, "F", x_val=-2.8, direction=UP),
        )
        self.play(Create(total), Write(names))
        self.play(Indicate(flat[1]))
