"""Scattered points and the line that fits them best.

Points appear, a line turns until it fits; the distances to it are drawn.

- dots on a chart for each person, height against shoe size
- does one thing go up when the other does, correlation
- draw the straight line through the cloud of points
- predict from data, trend
- ice cream sales and temperature
- least squares, errors, residuals
- outlier far away from the rest
- groups of points, clusters
"""

from manim import *


class Fit(Scene):
    def construct(self):
        axes = Axes(
            x_range=[0, 10, 2], y_range=[0, 8, 2], x_length=9, y_length=5, axis_config={"include_numbers": True}
        )
        labels = axes.get_axis_labels(Text("hours", font_size=26), Text("marks", font_size=26))
        data = [(1, 1.5), (2, 3.2), (4, 2.8), (5, 4.9), (7, 5.1), (9, 7.0)]
        dots = VGroup(*(Dot(axes.coords_to_point(x, y), color=YELLOW) for x, y in data))
        slope = ValueTracker(0)
        line = always_redraw(lambda: axes.plot(lambda x: 4 + slope.get_value() * (x - 4.7), color=BLUE))
        self.play(Create(axes), Write(labels))
        self.play(LaggedStartMap(FadeIn, dots, scale=2, lag_ratio=0.2))
        self.play(Create(line))
        self.play(slope.animate.set_value(0.6), run_time=2)
        errors = VGroup(
            *(Line(d.get_center(), axes.c2p(x, 4 + 0.6 * (x - 4.7)), color=RED) for d, (x, _) in zip(dots, data))
        )
        self.play(LaggedStartMap(Create, errors))
        self.play(Circumscribe(dots[1]), ApplyWave(line))
