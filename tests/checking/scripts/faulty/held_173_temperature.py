# dies: ValueError; class: latex
from manim import *


class Temperature(Scene):
    def construct(self):
        thermometer = VGroup(
            RoundedRectangle(width=0.6, height=4, corner_radius=0.3, color=WHITE),
            Circle(radius=0.5, color=RED, fill_opacity=1).shift(DOWN * 2.2),
        )
        self.play(Create(thermometer))
        level = Rectangle(width=0.3, height=1, fill_color=RED, fill_opacity=1, stroke_width=0)
        level.move_to(thermometer[1].get_top(), aligned_edge=DOWN)
        self.play(GrowFromEdge(level, DOWN))
        conversion = MathTex(r"ΔF = \frac{9}{5} ΔC").to_edge(RIGHT)
        self.play(Write(conversion))
        self.play(level.animate.stretch(2.5, 1, about_edge=DOWN))
        self.wait()
