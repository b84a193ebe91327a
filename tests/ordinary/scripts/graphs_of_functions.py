"""A curve, its area and its slope."""
from manim import *


class Area(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 4, 1], y_range=[0, 5, 1], x_length=6, y_length=4)
        curve = axes.plot(lambda x: 0.3 * x**2, x_range=[0, 4])
        area = axes.get_area(curve, x_range=(1, 3), color=[BLUE, GREEN])
        bars = axes.get_riemann_rectangles(curve, x_range=(1, 3), dx=0.25)
        self.add(axes)
        self.play(Create(curve), run_time=0.2)
        self.play(FadeIn(area), FadeIn(bars), run_time=0.2)
