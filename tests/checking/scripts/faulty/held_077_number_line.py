# dies: TypeError; class: keyword
from manim import *


class RealNumberLine(Scene):
    def construct(self):
        line = NumberLine(
            x_range=[-4, 4, 1],
            length=11,
            include_numbers=True,
            include_tip=True,
            numbers_to_show=[-4, -2, 0, 2, 4],
        )
        self.play(Create(line))

        for value, name in ((np.sqrt(2), r"\sqrt{2}"), (np.pi, r"\pi"), (-1.5, r"-\frac{3}{2}")):
            dot = Dot(line.number_to_point(value), color=YELLOW)
            label = MathTex(name).next_to(dot, UP)
            self.play(FadeIn(dot, scale=0.2), Write(label))
        self.wait(2)
