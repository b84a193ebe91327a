"""A wheel rolls and a point on its rim draws a curve.

The wheel turns as it moves; the marked point leaves a cycloid behind it.

- bicycle wheel rolling along the road
- chewing gum stuck on a tyre
- a coin rolling without slipping
- path of a point on a turning circle
- circumference unrolled into a straight line, pi
- one turn of a wheel and how far it gets
- spirograph
"""

from manim import *


class Rolling(Scene):
    def construct(self):
        radius = 0.9
        road = Line(LEFT * 6.5, RIGHT * 6.5).shift(DOWN)
        wheel = VGroup(Circle(radius, color=BLUE), Line(ORIGIN, DOWN * radius), Dot(DOWN * radius, color=YELLOW))
        wheel.move_to(LEFT * 5.5, aligned_edge=DOWN).shift(DOWN * 0.1)
        trace = TracedPath(wheel[2].get_center, stroke_color=YELLOW, stroke_width=5)
        self.add(road, trace, wheel)

        def roll(group, dt):
            step = 2 * dt
            group.shift(RIGHT * step)
            group.rotate(-step / radius, about_point=group[0].get_center())

        wheel.add_updater(roll)
        self.wait(TAU * radius / 2)
        wheel.remove_updater(roll)
        turned = Line(ORIGIN, RIGHT * TAU * radius, color=RED).next_to(road, DOWN)
        self.play(TransformFromCopy(wheel[0], turned))
        self.play(Write(Brace(turned, DOWN).get_tex(r"2\pi r")))
