# dies: TypeError; class: keyword
from manim import *


class FoodChain(Scene):
    names = ["Grass", "Grasshopper", "Frog", "Snake", "Hawk"]

    def construct(self):
        labels = VGroup(*[
            Text(name, font_size=30, font_weight="bold") for name in self.names
        ]).arrange(RIGHT, buff=1)
        self.play(LaggedStart(*[FadeIn(l, shift=UP * 0.3) for l in labels], lag_ratio=0.3))
        arrows = VGroup()
        for a, b in zip(labels[:-1], labels[1:]):
            arrows.add(Arrow(a.get_right(), b.get_left(), buff=0.1))
        self.play(LaggedStart(*[GrowArrow(a) for a in arrows], lag_ratio=0.3))
        self.wait()
