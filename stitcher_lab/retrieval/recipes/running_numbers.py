"""Numbers that run: a counter, a variable and a decimal.

A value is animated and everything that shows it follows: a number, a bar, a label.

- counter, odometer, scoreboard, countdown
- number ticking up, money in the bank, population clock
- temperature rising on a thermometer
- percentage loading bar, progress
- value of a variable changing while the picture follows
- converging decimals, approximating pi digit by digit
- rounding, decimal places
- timer, stopwatch, seconds
"""

from manim import *


class Counter(Scene):
    def construct(self):
        value = ValueTracker(0)
        number = DecimalNumber(0, num_decimal_places=1, unit=r"^{\circ}\mathrm{C}", font_size=72).shift(UP * 2)
        number.add_updater(lambda n: n.set_value(value.get_value()))
        tube = RoundedRectangle(width=6, height=0.7, corner_radius=0.35)
        level = always_redraw(
            lambda: (
                Rectangle(
                    width=0.1 + 5.6 * value.get_value() / 100,
                    height=0.4,
                    stroke_width=0,
                    fill_opacity=1,
                    fill_color=interpolate_color(BLUE, RED, value.get_value() / 100),
                )
                .align_to(tube, LEFT)
                .shift(RIGHT * 0.2)
            )
        )
        self.play(FadeIn(number), Create(tube), FadeIn(level))
        self.play(value.animate.set_value(100), run_time=3, rate_func=rush_from)
        number.clear_updaters()
        count = Integer(10, font_size=72).shift(DOWN * 2)
        self.play(FadeIn(count))
        self.play(ChangeDecimalToValue(count, 0), run_time=2)
        x = Variable(1.5, "x", num_decimal_places=2).shift(DOWN * 2)
        self.play(FadeOut(count), FadeIn(x))
        self.play(x.tracker.animate.set_value(3.14))
