# dies: TypeError; class: keyword
from manim import *


class Cycloid(Scene):
    def construct(self):
        r = 0.8
        ground = Line(LEFT * 7, RIGHT * 7).shift(DOWN * 1)
        wheel = Circle(radius=r, color=BLUE).move_to(LEFT * 5 + DOWN * (1 - r))
        point = Dot(wheel.get_bottom(), color=RED)
        self.add(ground, wheel, point)

        t = ValueTracker(0)
        start = wheel.get_center()
        wheel.add_updater(lambda m: m.move_to(start + RIGHT * r * t.get_value()))
        point.add_updater(
            lambda m: m.move_to(
                wheel.get_center() + r * np.array([-np.sin(t.get_value()), -np.cos(t.get_value()), 0])
            )
        )
        path = TracedPath(point.get_center, stroke_color=YELLOW, stroke_width=4, trail_length=100)
        self.add(path)
        self.play(t.animate.set_value(4 * PI), run_time=6, rate_func=linear)
        self.wait()
