# dies: TypeError; class: attribute
from manim import *


class SupplyAndDemand(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 10], y_range=[0, 10], x_length=6, y_length=6)
        axes_labels = axes.get_axis_labels(Text("Quantity").scale(0.5), Text("Price").scale(0.5))
        demand = axes.plot(lambda q: 9 - 0.8 * q, x_range=[0, 10], color=BLUE)
        supply = axes.plot(lambda q: 1 + 0.8 * q, x_range=[0, 10], color=RED)
        self.play(Create(axes), Write(axes_labels))
        self.play(Create(demand), Create(supply))

        equilibrium = Dot(axes.c2p(5, 5), color=YELLOW)
        lines = axes.get_lines_to_point(axes.c2p(5, 5))
        self.play(Create(lines), FadeIn(equilibrium))

        shifted = axes.plot(lambda q: 11 - 0.8 * q, x_range=[1.5, 10], color=BLUE_B)
        self.play(demand.animate.become(shifted))
        new_point = axes.get_intersection(demand, supply)
        self.play(equilibrium.animate.move_to(new_point))
        self.wait()
