"""Bars that grow and change.

A bar chart with labels; the values change, one bar is pointed out.

- bars of different heights, one for each thing
- survey results, votes, favourite fruit of the class
- rainfall in each month, sales per year
- comparing amounts, ranking
- who has the most
- column graph that changes when new data comes in
- histogram of marks, number of pets, population of countries
- membership, income, energy use by kind
"""

from manim import *


class Bars(Scene):
    def construct(self):
        chart = BarChart(
            values=[4, 7, 2, 5],
            bar_names=["Mon", "Tue", "Wed", "Thu"],
            y_range=[0, 10, 2],
            y_length=5,
            x_length=9,
            bar_colors=[BLUE, GREEN, YELLOW, ORANGE],
        )
        title = Title("Books read", include_underline=True).scale(0.8)
        numbers = chart.get_bar_labels(font_size=36)
        self.play(Write(title))
        self.play(Create(chart.axes) if hasattr(chart, "axes") else FadeIn(chart), run_time=1)
        self.play(LaggedStart(*(GrowFromEdge(bar, DOWN) for bar in chart.bars), lag_ratio=0.2), FadeIn(chart))
        self.play(FadeIn(numbers))
        self.play(FadeOut(numbers), chart.animate.change_bar_values([6, 3, 9, 5]))
        self.play(Indicate(chart.bars[2]), Create(SurroundingRectangle(chart.bars[2])))
