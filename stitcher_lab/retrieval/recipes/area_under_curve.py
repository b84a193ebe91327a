"""Area under a curve: strips that become finer.

Rectangles under a graph are replaced by narrower ones until they fill the area.

- how much space lies beneath a curve
- adding up many thin slices
- integral as a sum of rectangles
- distance covered from a speed graph
- total water that flowed when the rate keeps changing
- filling the region between two curves
- left and right sums, trapezoids
- accumulate a quantity over time
"""

from manim import *


class Area(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 5], y_range=[0, 6], x_length=8, y_length=4.5)
        curve = axes.plot(lambda x: 0.2 * x**2 + 1, color=BLUE)
        name = axes.get_graph_label(curve, "f(x)", x_val=4.2, direction=UL)
        self.play(Create(axes), Create(curve), Write(name))
        strips = axes.get_riemann_rectangles(curve, x_range=[0, 4], dx=1, color=(TEAL, GREEN), fill_opacity=0.7)
        self.play(LaggedStart(*(GrowFromEdge(strip, DOWN) for strip in strips), lag_ratio=0.2))
        for dx in (0.5, 0.25, 0.1):
            finer = axes.get_riemann_rectangles(curve, x_range=[0, 4], dx=dx, color=(TEAL, GREEN), stroke_width=0.5)
            self.play(ReplacementTransform(strips, finer))
            strips = finer
        area = axes.get_area(curve, x_range=(0, 4), color=TEAL, opacity=0.6)
        edge = axes.get_vertical_line(axes.i2gp(4, curve), color=YELLOW)
        integral = MathTex(r"\int_0^4 f(x)\,dx").to_corner(UR)
        self.play(FadeTransform(strips, area), Create(edge), Write(integral))
