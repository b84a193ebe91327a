# dies: TypeError; class: keyword
from manim import *


class BaseAndHeight(Scene):
    def construct(self):
        base_triangle = Triangle(points=[LEFT * 2, RIGHT * 2, UP * 1.5], color=BLUE)
        base_triangle.set_fill(BLUE, opacity=0.3)
        self.play(Create(base_triangle))
        height = DashedLine(base_triangle.get_top(), base_triangle.get_bottom(), color=YELLOW)
        label = MathTex("h").next_to(height, RIGHT)
        self.play(Create(height), Write(label))
        formula = MathTex(r"A = \tfrac{1}{2} b h").to_edge(DOWN)
        self.play(Write(formula))
        self.wait()
