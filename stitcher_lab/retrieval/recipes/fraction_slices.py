"""Fractions as slices of a pie and as parts of a bar.

A disc is cut into equal slices, some are taken; the same share of a bar is coloured.

- sharing a pizza or a cake equally
- half, quarter, three eighths
- equal parts of a chocolate bar
- pie chart of what people like, budget, how I spend my day
- which of two fractions is bigger
- percentage of a whole, slices of a pie
- proportion, share
"""

from manim import *


class Slices(Scene):
    def construct(self):
        colors = [BLUE, GREEN, YELLOW, ORANGE]
        shares = [0.4, 0.3, 0.2, 0.1]
        pie, start = VGroup(), PI / 2
        for share, color in zip(shares, colors):
            pie.add(Sector(radius=1.8, start_angle=start, angle=-share * TAU, color=color, fill_opacity=0.9))
            start -= share * TAU
        pie.shift(LEFT * 3)
        labels = VGroup(
            *(
                Text(f"{share:.0%}", font_size=26, color=BLACK).move_to(s.get_center_of_mass())
                for share, s in zip(shares, pie)
            )
        )
        self.play(LaggedStartMap(GrowFromCenter, pie, lag_ratio=0.2), FadeIn(labels))
        self.play(VGroup(pie[0], labels[0]).animate.shift(0.3 * RIGHT))
        bar = VGroup(*(Square(0.8) for _ in range(5))).arrange(RIGHT, buff=0).shift(RIGHT * 3)
        fraction = MathTex(r"\frac{2}{5}").next_to(bar, UP)
        self.play(Create(bar), Write(fraction))
        self.play(bar[:2].animate.set_fill(BLUE, opacity=0.9), Indicate(fraction))
        self.play(Write(Brace(bar[:2], DOWN).get_tex("2")))
