# dies: TypeError; class: argument
from manim import *


class SeriesAndParallel(Scene):
    def construct(self):
        bulbs = VGroup(*[Circle(radius=0.4, color=YELLOW) for _ in range(2)])
        bulbs.arrange(RIGHT, buff=2)
        wire = Rectangle(6, 3, color=WHITE, grid=None)
        battery = VGroup(
            Line(UP * 0.4, DOWN * 0.4), Line(UP * 0.2, DOWN * 0.2, stroke_width=8)
        ).arrange(RIGHT, buff=0.15).move_to(wire.get_bottom())
        self.play(Create(wire), FadeIn(battery))
        self.play(FadeIn(bulbs.move_to(wire.get_top())))
        for brightness in (0.4, 0.9):
            self.play(bulbs.animate.set_fill(YELLOW, opacity=brightness))
        text = Tex("Parallel bulbs are brighter").to_edge(DOWN)
        self.play(Write(text))
        self.wait()
