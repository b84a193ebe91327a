# dies: TypeError; class: keyword
from manim import *


class LargestPen(Scene):
    """A fence of 20 metres along a wall."""

    def construct(self):
        wall = Line(LEFT * 6, RIGHT * 6, stroke_width=10, color=GREY).to_edge(UP)
        x = ValueTracker(2)

        def pen():
            depth = x.get_value()
            width = 20 - 2 * depth
            rect = Rectangle(width=width * 0.4, height=depth * 0.4, color=GREEN, fill_opacity=0.3)
            return rect.next_to(wall, DOWN, buff=0)

        fence = always_redraw(pen)
        area = Variable(32, "A", var_type=DecimalNumber, num_decimal_places=1, font_size=40)
        area.to_edge(DOWN)
        area.add_updater(lambda v: v.tracker.set_value(x.get_value() * (20 - 2 * x.get_value())))
        self.play(Create(wall))
        self.add(fence, area)
        self.play(x.animate.set_value(9), run_time=3)
        self.play(x.animate.set_value(5), run_time=2)
        best = Text("5 m by 10 m", font_size=32).next_to(area, RIGHT)
        self.play(Write(best))
        self.wait()
