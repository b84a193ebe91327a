"""A clock whose hands turn.

Marks round a dial, a short and a long hand that turn at their own speeds.

- telling the time, half past and quarter to
- hands of a clock, compass needle, speedometer, dial
- remainders, counting in twelves and starting again
- gears and cogwheels that turn each other
- going round and starting again from zero
- time zones, day and night, shifts
"""

from manim import *


class Clock(Scene):
    def construct(self):
        face = Circle(2.5, color=BLUE)
        marks = VGroup(*(Line(UP * 2.3, UP * 2.5).rotate(-h * TAU / 12, about_point=ORIGIN) for h in range(12)))
        numbers = VGroup(
            *(Integer(h or 12, font_size=32).move_to(rotate_vector(UP * 2, -h * TAU / 12)) for h in range(12))
        )
        hours = Line(ORIGIN, UP * 1.2, stroke_width=10)
        minutes = Line(ORIGIN, UP * 1.7, stroke_width=6, color=YELLOW)
        pin = Dot()
        self.play(Create(face), LaggedStartMap(Create, marks, lag_ratio=0.1), FadeIn(numbers))
        self.play(GrowFromPoint(hours, ORIGIN), GrowFromPoint(minutes, ORIGIN), FadeIn(pin))
        self.play(
            Rotate(minutes, -2 * TAU, about_point=ORIGIN),
            Rotate(hours, -TAU / 6, about_point=ORIGIN),
            run_time=4,
            rate_func=linear,
        )
        slice_ = Sector(radius=2.5, start_angle=PI / 2, angle=-TAU / 4, color=GREEN, fill_opacity=0.3)
        self.play(FadeIn(slice_), Write(Text("a quarter of an hour", font_size=30).to_corner(UR)))
        self.play(Rotating(minutes, angle=-TAU / 4, about_point=ORIGIN, run_time=1))
        always_rotate(minutes, rate=-1, about_point=ORIGIN)
        self.wait()
