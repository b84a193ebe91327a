# dies: AttributeError; class: value
from manim import *


class HeatMap(Scene):
    def construct(self):
        grid = VGroup()
        for i in range(5):
            for j in range(5):
                heat = (i + j) / 8
                cell = Square(side_length=0.8, stroke_width=1)
                cell.set_fill(interpolate_color("blue", "red", heat), opacity=0.8)
                grid.add(cell)
        grid.arrange_in_grid(rows=5, cols=5, buff=0)
        self.play(FadeIn(grid, lag_ratio=0.05))
        title = Text("Temperature of a plate", font_size=32).to_edge(UP)
        self.play(Write(title))
        self.wait()
