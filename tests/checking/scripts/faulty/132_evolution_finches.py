# dies: AttributeError; class: attribute
from manim import *


class Beak(VMobject):
    def __init__(self, length=1.0, depth=0.5, **kwargs):
        self.length = length
        self.depth = depth
        super().__init__(**kwargs)

    def generate_points(self):
        self.set_points_as_corners([
            UP * self.depth / 2, RIGHT * self.length, DOWN * self.depth / 2, UP * self.depth / 2,
        ])


class DarwinsFinches(Scene):
    def construct(self):
        specs = [(0.6, 0.9), (1.0, 0.5), (1.4, 0.3)]
        beaks = VGroup(*[
            Beak(length=l, depth=d, color=YELLOW, fill_opacity=0.8) for l, d in specs
        ]).arrange(DOWN, buff=0.8)
        foods = VGroup(Text("seeds"), Text("insects"), Text("nectar")).scale(0.6)
        for food, beak in zip(foods, beaks):
            food.next_to(beak, RIGHT, buff=1.5)
        self.play(LaggedStart(*[Create(b) for b in beaks], lag_ratio=0.3))
        self.play(FadeIn(foods, shift=LEFT))
        for beak in beaks:
            self.play(beak.animate.set_fill(GREEN), run_time=0.3)
        sizes = [f"{beak.size:.1f}" for beak in beaks]
        self.play(Write(Text(" ".join(sizes), font_size=24).to_edge(DOWN)))
        self.wait()
