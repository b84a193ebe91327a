# dies: TypeError; class: keyword
from manim import *


class MarkovChain(Scene):
    def construct(self):
        sunny = Circle(radius=0.9, color=YELLOW).shift(LEFT * 3)
        rainy = Circle(radius=0.9, color=BLUE).shift(RIGHT * 3)
        sunny_text = Text("Sunny", font_size=24).move_to(sunny)
        rainy_text = Text("Rainy", font_size=24).move_to(rainy)
        self.play(Create(sunny), Create(rainy), Write(sunny_text), Write(rainy_text))

        to_rain = CurvedArrow(sunny.get_top(), rainy.get_top(), angle=-PI / 3, arc_angle=30)
        to_sun = CurvedArrow(rainy.get_bottom(), sunny.get_bottom(), angle=-PI / 3)
        p1 = MathTex("0.3").next_to(to_rain, UP)
        p2 = MathTex("0.5").next_to(to_sun, DOWN)
        self.play(Create(to_rain), Create(to_sun))
        self.play(Write(p1), Write(p2))
        self.wait()
