# dies: NameError; class: name
from manim import *


class LimitIntro(Scene):
    def construct(self):
        title = Text("What is a limit?").scale(0.9).to_edge(UP)
        self.play(FadeIn(title, shift=DOWN))

        axes = Axes(x_range=[-1, 4], y_range=[-1, 6], x_length=6, y_length=4)
        labels = axes.get_axis_labels(x_label="x", y_label="f(x)")
        curve = axes.plot(lambda x: x**2 - x + 1, x_range=[-0.8, 2.7], color=YELLOW)
        self.play(ShowCreation(axes), Write(labels))
        self.play(ShowCreation(curve))

        hole = Circle(radius=0.08, color=YELLOW, fill_color=BLACK, fill_opacity=1)
        hole.move_to(axes.c2p(2, 3))
        self.play(FadeIn(hole))

        limit = MathTex(r"\lim_{x \to 2} f(x) = 3").to_edge(RIGHT)
        self.play(Write(limit))
        self.wait(2)
