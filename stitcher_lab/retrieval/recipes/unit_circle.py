"""A point goes round a circle and draws the sine.

The angle grows; the height of the point is carried over to a graph.

- height of a seat on a Ferris wheel
- going round a circle makes a wave
- sine and cosine as shadows of a turning arrow
- angle in degrees and radians
- tides, day length through the year
- periodic, repeats again and again
- rotating arm, radar, clock hand
"""

from manim import *


class RoundAndRound(Scene):
    def construct(self):
        angle = ValueTracker(0.01)
        circle = Circle(1.5, color=GRAY).shift(LEFT * 4)
        axes = Axes(x_range=[0, TAU, PI / 2], y_range=[-1, 1], x_length=6, y_length=3).shift(RIGHT * 2)
        dot = always_redraw(lambda: Dot(circle.point_at_angle(angle.get_value()), color=YELLOW))
        arm = always_redraw(lambda: Line(circle.get_center(), dot.get_center()))
        zero = Line(circle.get_center(), circle.get_right())
        arc = always_redraw(lambda: Arc(0.4, 0, angle.get_value(), arc_center=circle.get_center(), color=GREEN))
        curve = always_redraw(lambda: axes.plot(np.sin, x_range=[0, angle.get_value()], color=BLUE))
        across = always_redraw(
            lambda: DashedLine(dot.get_center(), axes.c2p(angle.get_value(), np.sin(angle.get_value())), color=GRAY)
        )
        height = always_redraw(lambda: Line(dot.get_center(), [dot.get_x(), 0, 0], color=BLUE))
        self.play(Create(circle), Create(axes), Create(zero))
        self.add(arm, arc, curve, across, height, dot)
        self.play(angle.animate.set_value(TAU), run_time=5, rate_func=linear)
