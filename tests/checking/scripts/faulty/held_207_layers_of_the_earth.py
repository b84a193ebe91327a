# dies: AttributeError; class: attribute
from manim import *


class Layers(Scene):
    def construct(self):
        layers = VGroup(*[
            Circle(radius=r, color=c, fill_opacity=0.6)
            for r, c in ((2.5, MAROON), (1.8, ORANGE), (1.0, YELLOW))
        ])
        names = ["Crust", "Mantle", "Core"]
        for layer, name in zip(layers, names):
            label = Text(name, font_size=26).next_to(layer, RIGHT, buff=0.5)
            self.play(GrowFromCenter(layer))
            self.play(FadeIn(label).set_opacity(0.8).shift(UP * 0.1))
        self.wait()
