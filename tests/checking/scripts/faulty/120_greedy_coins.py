# dies: ValueError; class: value
from manim import *


class GreedyChange(Scene):
    COLORS = {50: GOLD, 20: GREY_B, 10: GREY_BROWN, 5: ORANGE}

    def construct(self):
        amount = 93
        display = Integer(amount, font_size=72).to_edge(UP)
        self.play(Write(display))

        coins = VGroup()
        for coin in (50, 20, 10, 5, 2, 1):
            while amount >= coin:
                amount -= coin
                disc = Circle(radius=0.4, color=self.COLORS[coin], fill_opacity=1)
                disc.add(Text(str(coin), font_size=24, color=BLACK))
                coins.add(disc)
                coins.arrange(RIGHT, buff=0.2)
                self.play(FadeIn(disc, shift=DOWN), display.animate.set_value(amount), run_time=0.5)
        self.wait()
