"""Layers of circles joined by lines: a neural network.

Every node of a layer is joined with every node of the next; a signal runs through.

- artificial brain, how a computer learns to recognise cats
- layers of little circles all connected
- signal passes from input to output
- weights, neurons that light up
- brain cells, nerve cells
- voting of many small helpers
"""

from manim import *


class Layers(Scene):
    def construct(self):
        layers = VGroup(
            *(
                VGroup(*(Circle(0.25, color=BLUE, fill_opacity=0.3) for _ in range(n))).arrange(DOWN, buff=0.4)
                for n in (3, 4, 4, 2)
            )
        ).arrange(RIGHT, buff=1.8)
        edges = VGroup(
            *(
                VGroup(*(Line(a.get_right(), b.get_left(), stroke_width=1.5, color=GRAY) for a in one for b in two))
                for one, two in zip(layers[:-1], layers[1:])
            )
        )
        self.play(LaggedStart(*(FadeIn(layer, shift=RIGHT) for layer in layers), lag_ratio=0.3))
        self.play(LaggedStartMap(Create, edges))
        names = VGroup(
            Text("input", font_size=24).next_to(layers[0], UP), Text("output", font_size=24).next_to(layers[-1], UP)
        )
        self.play(Write(names))
        for layer, lines in zip(layers, edges):
            self.play(layer.animate.set_fill(YELLOW, opacity=0.9), run_time=0.4)
            self.play(LaggedStart(*(ShowPassingFlash(l.copy().set_stroke(YELLOW, 4)) for l in lines), lag_ratio=0.05))
        self.play(Indicate(layers[-1][0]), edges[0].animate.set_stroke(opacity=0.3))
        score = DecimalNumber(0.93).next_to(layers[-1][0], RIGHT)
        self.play(FadeIn(score), Wiggle(layers[-1][0]))
