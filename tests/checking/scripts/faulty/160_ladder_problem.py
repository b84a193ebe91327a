# dies: TypeError; class: keyword
from manim import *


class SlidingLadder(Scene):
    def construct(self):
        wall = Line(DOWN * 2.5, UP * 3).shift(LEFT * 3)
        floor = Line(LEFT * 3, RIGHT * 4).shift(DOWN * 2.5)
        self.play(Create(wall), Create(floor))
        x = ValueTracker(1.0)
        length = 5

        def ladder():
            foot = np.array([-3 + x.get_value(), -2.5, 0])
            top = np.array([-3, -2.5 + np.sqrt(length**2 - x.get_value() ** 2), 0])
            return Line(foot, top, color=YELLOW, stroke_width=6)

        rungs = always_redraw(ladder)
        self.add(rungs)
        rate = always_redraw(
            lambda: MathTex(rf"x = {x.get_value():.1f}", font_size=40).next_to(floor, direction=UP, side=RIGHT)
        )
        self.add(rate)
        self.play(x.animate.set_value(4.5), run_time=4, rate_func=linear)
        self.wait()
