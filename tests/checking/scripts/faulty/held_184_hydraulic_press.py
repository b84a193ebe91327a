# dies: TypeError; class: keyword
from manim import *


class HydraulicPress(Scene):
    def construct(self):
        small = Rectangle(width=0.8, height=2, fill_color=BLUE, fill_opacity=0.5).shift(LEFT * 3)
        large = Rectangle(width=3, height=2, fill_color=BLUE, fill_opacity=0.5).shift(RIGHT * 2)
        pipe = Rectangle(width=8, height=0.4, fill_color=BLUE, fill_opacity=0.5).next_to(VGroup(small, large), DOWN, buff=0)
        self.play(FadeIn(VGroup(small, large, pipe), shift=UP, duration=1.5))

        push = Arrow(small.get_top() + UP * 1.5, small.get_top(), buff=0, color=RED)
        lift = Arrow(large.get_top(), large.get_top() + UP * 2, buff=0, color=GREEN, stroke_width=12)
        self.play(GrowArrow(push))
        self.play(small.animate.stretch_to_fit_height(1.2, about_edge=DOWN), GrowArrow(lift))
        law = MathTex(r"\frac{F_1}{A_1} = \frac{F_2}{A_2}").to_edge(UP)
        self.play(Write(law))
        self.wait()
