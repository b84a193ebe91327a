from manim import *
import numpy as np


class DerivativeLesson(Scene):
    """A secant becomes a tangent."""

    def construct(self):
        self.title = Text("The derivative", font_size=44).to_edge(UP)
        self.play(Write(self.title))
        self.setup_axes()
        self.secant_to_tangent()
        self.conclude()

    def setup_axes(self):
        self.axes = Axes(
            x_range=[-1, 5, 1],
            y_range=[-1, 8, 2],
            x_length=7,
            y_length=5,
            axis_config={"include_numbers": True, "font_size": 24},
        ).shift(DOWN * 0.5)
        self.curve = self.axes.plot(lambda x: 0.4 * x**2 + 0.5, x_range=[-0.5, 4.2], color=BLUE)
        self.labels = self.axes.get_axis_labels("x", "f(x)")
        self.play(Create(self.axes), Write(self.labels))
        self.play(Create(self.curve), run_time=2)

    def secant_to_tangent(self):
        dx = ValueTracker(2)
        x0 = 1.5

        def get_secant():
            return self.axes.get_secant_slope_group(
                x=x0, graph=self.curve, dx=dx.get_value(), secant_line_length=6, secant_line_color=YELLOW,
            )

        secant = always_redraw(get_secant)
        value = always_redraw(lambda: MathTex(rf"\Delta x = {dx.get_value():.2f}").to_corner(UR))
        self.play(FadeIn(secant), Write(value))
        self.play(dx.animate.set_value(0.01), run_time=4, rate_func=smooth)
        self.remove(secant, value)
        self.slope = self.axes.slope_of_tangent(x0, self.curve)

    def conclude(self):
        result = MathTex("f'(1.5)", "\\approx", f"{self.slope:.2f}").to_edge(DOWN)
        box = SurroundingRectangle(result, corner_radius=0.1, buff=0.2)
        self.play(Write(result), Create(box))
        self.wait(2)
