# dies: ValueError; class: value
from manim import *


class RCCircuit(Scene):
    def construct(self):
        capacitor = VGroup(Line(UP, DOWN), Line(UP, DOWN).shift(RIGHT * 0.4))
        label = MathTex("C").next_to(capacitor, UP)
        self.play(Create(capacitor), Write(label))

        charges = VGroup()
        animations = []
        for charge in charges:
            animations.append(charge.animate.next_to(capacitor, LEFT))
        self.play(*animations)

        axes = Axes(x_range=[0, 5], y_range=[0, 1.2], x_length=5, y_length=3).to_edge(DOWN)
        curve = axes.plot(lambda t: 1 - np.exp(-t), color=YELLOW)
        self.play(Create(axes), Create(curve))
        self.wait()
