# dies: AttributeError; class: attribute
from manim import *


class ParabolaFocus(Scene):
    def construct(self):
        axes = Axes(x_range=[-4, 4], y_range=[-2, 5], x_length=8, y_length=6)
        parabola = axes.plot(lambda x: x**2 / 4, x_range=[-4, 4], color=BLUE)
        focus = Dot(axes.c2p(0, 1), color=RED)
        directrix = axes.plot(lambda x: -1, color=GREEN)
        self.play(Create(axes), Create(parabola))
        self.play(FadeIn(focus), Create(directrix))

        x = ValueTracker(-3)
        point = always_redraw(lambda: Dot(axes.c2p(x.get_value(), x.get_value() ** 2 / 4), color=YELLOW))
        to_focus = always_redraw(lambda: Line(point.get_center(), focus.get_center(), color=YELLOW))
        to_line = always_redraw(
            lambda: Line(point.get_center(), axes.c2p(x.get_value(), -1), color=YELLOW)
        )
        self.add(point, to_focus, to_line)
        self.play(x.animate.set_value(3), run_time=4)
        equal = VGroup(to_focus, to_line)
        length = DecimalNumber(to_focus.get_length()).to_corner(UR)
        self.play(Write(length))
        self.play(Indicate(equal), x.animate.value(0))
        self.wait()
