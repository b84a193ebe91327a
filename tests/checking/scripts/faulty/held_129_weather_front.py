# dies: SyntaxError; class: syntax
from manim import *

class WeatherFront(Scene):
    def construct(self):
        cold = Polygon(LEFT*6+DOWN*2, LEFT*1+DOWN*2, LEFT*2+UP*1, LEFT*6+UP*1, color=BLUE, fill_opacity=0.5)
        warm = Polygon(LEFT*1+DOWN*2, RIGHT*6+DOWN*2, RIGHT*6+UP*2, LEFT*2+UP*1, color=RED, fill_opacity=0.3)
        cold_label = Text("Cold air", font_size=28).move_to(cold)
        warm_label = Text("Warm air", font_size=28).move_to(warm)
        self.play(FadeIn(cold), FadeIn(warm))
        self.play(Write(cold_label), Write(warm_label))

        # Warm air rises above the cold air
        rising = CurvedArrow(RIGHT*2, LEFT*2+UP*2.5, color=YELLOW)
        self.play(Create(rising))
        cloud = VGroup(*[Circle(radius=0.4, color=WHITE, fill_opacity=0.9).shift(RIGHT*0.5*i) for i in range(4)])
        cloud.move_to(UP*3)
        self.play(FadeIn(cloud))
        rain = VGroup(*[Line(UP*0.2, DOWN*0.2, color=BLUE).shift(UP*2 + RIGHT*0.3*i) for i in range(-2, 3))
        self.play(Create(rain))
        self.wait(2)
