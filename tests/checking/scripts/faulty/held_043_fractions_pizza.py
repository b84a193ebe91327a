# dies: AttributeError; class: attribute
from manim import *


class FractionsWithPizza(Scene):
    def construct(self):
        title = Text("Fractions", font="sans-serif").scale(1.2).to_edge(UP)
        self.play(Write(title))

        slices = VGroup()
        for i in range(8):
            slices.add(
                Sector(radius=2, angle=TAU / 8, start_angle=i * TAU / 8, color=ORANGE, fill_opacity=0.8)
                .set_stroke(WHITE, 2)
            )
        self.play(LaggedStart(*(FadeIn(s) for s in slices), lag_ratio=0.1))

        fraction = MathTex(r"\frac{8}{8}").scale(2).to_edge(RIGHT, buff=1.5)
        self.play(Write(fraction))
        for eaten in range(1, 4):
            piece = slices[-eaten]
            direction = piece.get_arc_midpoint() - slices.get_center()
            new = MathTex(rf"\frac{{{8 - eaten}}}{{8}}").scale(2).move_to(fraction)
            self.play(piece.animate.shift(direction * 0.5).set_opacity(0.3), Transform(fraction, new))
        self.wait()
