# dies: SyntaxError; class: truncated
from manim import *


class RungeKutta(Scene):
    def construct(self):
        self.axes = Axes(x_range=[0, 4], y_range=[0, 4], x_length=7, y_length=5)
        self.play(Create(self.axes))
        self.show_euler()
        self.show_midpoint()

    def f(self, x, y):
        return y * np.cos(x)

    def show_euler(self):
        h, x, y = 0.5, 0, 1
        points = [self.axes.c2p(x, y)]
        while x < 4:
            y += h * self.f(x, y)
            x += h
            points.append(self.axes.c2p(x, y))
        path = VMobject(color=RED).set_points_as_corners(points)
        self.play(Create(path), run_time=2)

    def show_midpoint(self):
        """Take half a step first, look at the slope there,
