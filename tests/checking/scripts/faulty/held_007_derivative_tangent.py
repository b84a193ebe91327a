# dies: AttributeError; class: attribute
from manim import *


def f(x):
    return 0.3 * x**3 - x


class DerivativeAsSlope(Scene):
    def construct(self):
        axes = Axes(
            x_range=[-3, 3, 1],
            y_range=[-3, 3, 1],
            x_length=7,
            y_length=5.5,
            axis_config={"color": GREY},
        )
        graph = axes.plot(f, color=BLUE)
        graph_label = axes.get_graph_label(graph, label="f(x)", x_val=2.5, direction=UR)

        x_tracker = ValueTracker(-2)

        def get_tangent():
            x = x_tracker.get_value()
            slope = axes.slope_of_tangent_at(x, graph)
            point = axes.i2gp(x, graph)
            line = Line(LEFT, RIGHT, color=YELLOW)
            line.rotate(np.arctan(slope))
            line.move_to(point)
            return line

        tangent = always_redraw(get_tangent)

        self.play(Create(axes), Create(graph), Write(graph_label))
        self.play(Create(tangent))
        self.play(x_tracker.animate.set_value(2), run_time=5)
        self.wait()
