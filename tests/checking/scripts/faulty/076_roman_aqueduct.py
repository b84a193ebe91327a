# dies: AttributeError; class: attribute
from manim import *


class RomanArch(Scene):
    """How an arch carries its load."""

    def construct(self):
        self.stones = VGroup()
        number_of_stones = 9
        for i in range(number_of_stones):
            angle = PI * i / number_of_stones
            stone = AnnularSector(
                inner_radius=1.5,
                outer_radius=2.2,
                angle=PI / number_of_stones * 0.95,
                start_angle=angle,
                color=GREY_BROWN,
            )
            self.stones.add(stone)
        keystone = self.stones[number_of_stones // 2]
        keystone.set_color(GOLD)

        self.play(LaggedStart(*[FadeIn(stone, shift=DOWN * 0.5) for stone in self.stones], lag_ratio=0.2))
        self.play(Indicate(keystone, scale_factor=1.3))

        load = Arrow(UP * 3.5, keystone.get_top(), color=RED, buff=0.1)
        self.play(GrowArrow(load))
        for side in (-1, 1):
            push = Arrow(keystone.get_bottom(), keystone.get_bottom() + RIGHT * side + DOWN, color=RED)
            self.play(GrowArrow(push), run_time=0.5)
        self.play(Write(self.caption))
        self.wait()
