"""A secant that becomes the tangent.

The second point slides towards the first; the slope is shown all the while.

- how steep is the hill at this very spot
- slope of a curve at one point
- instantaneous speed, speedometer reading
- rate of change, derivative as a limit
- a line that only touches the curve
- rise over run, gradient of a line
- average speed against speed right now
"""

from manim import *


class Slope(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 5], y_range=[0, 6], x_length=8, y_length=5)
        graph = axes.plot(lambda x: 0.25 * x**2 + 0.5, color=BLUE)
        dx = ValueTracker(2)
        secant = always_redraw(
            lambda: axes.get_secant_slope_group(
                x=2,
                graph=graph,
                dx=dx.get_value(),
                dx_label="dx",
                dy_label="dy",
                secant_line_length=6,
                secant_line_color=YELLOW,
            )
        )
        self.play(Create(axes), Create(graph))
        self.play(FadeIn(secant))
        self.play(dx.animate.set_value(0.05), run_time=3)
        self.remove(secant)
        tangent = TangentLine(graph, alpha=2 / 5, length=5, color=GREEN)
        slope = Variable(axes.slope_of_tangent(2, graph), MathTex("f'(2)"), num_decimal_places=2).to_corner(UL)
        self.play(Create(tangent), Write(slope), Create(Dot(axes.i2gp(2, graph))))
