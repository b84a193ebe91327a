# dies: IndexError; class: index
from manim import *


class EquationParts(Scene):
    def construct(self):
        equation = MathTex("E = m c^2", font_size=96)
        self.play(Write(equation))
        self.wait()

        names = ["energy", "mass", "speed of light"]
        colors = [YELLOW, BLUE, RED]
        for part, name, color in zip([0, 2, 3], names, colors):
            self.play(equation[part].animate.set_color(color))
            label = Text(name, font_size=28, color=color)
            label.next_to(equation[part], DOWN, buff=0.8)
            self.play(FadeIn(label, shift=UP * 0.3))
        self.wait()
