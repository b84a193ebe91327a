# dies: AttributeError; class: attribute
from manim import *


class SupplyCurve(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 8, 2], y_range=[0, 8, 2], x_length=6, y_length=5)
        axes.to_center()
        x_label = axes.get_x_axis_label(Text("Quantity", font_size=24))
        y_label = axes.get_y_axis_label(Text("Price", font_size=24))
        supply = axes.plot(lambda q: 1 + 0.7 * q, color=GREEN)
        self.play(Create(axes), Write(x_label), Write(y_label))
        self.play(Create(supply))
        arrow = Arrow(axes.c2p(2, 2.4), axes.c2p(4, 3.8), color=YELLOW, buff=0)
        self.play(GrowArrow(arrow))
        self.wait()
