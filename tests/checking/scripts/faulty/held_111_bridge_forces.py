# dies: IndexError; class: index
from manim import *


class BridgeForces(Scene):
    def construct(self):
        deck = Line(LEFT * 5, RIGHT * 5, stroke_width=8, color=GREY)
        towers = VGroup(*[Line(DOWN, UP * 2, stroke_width=10).shift(RIGHT * x) for x in (-2.5, 2.5)])
        self.play(Create(deck), Create(towers))

        equation = MathTex(r"\sum F_y = 0", r"\Rightarrow", r"R_1 + R_2 = W")
        equation.to_edge(UP)
        self.play(Write(equation[0]))
        self.play(Write(equation[1]), Write(equation[2]))
        self.play(equation[3].animate.set_color(YELLOW))
        self.wait()
