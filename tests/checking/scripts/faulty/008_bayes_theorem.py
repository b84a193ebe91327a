# dies: TypeError; class: keyword
from manim import *


class BayesTheorem(Scene):
    def construct(self):
        formula = MathTex(
            r"P(A \mid B)", "=", r"\frac{P(B \mid A) \, P(A)}{P(B)}",
            font_size=56,
        )
        self.play(Write(formula))
        self.wait()
        self.play(formula.animate.to_edge(UP))

        population = Rectangle(width=6, height=3.5, stroke_color=WHITE)
        sick = Rectangle(width=1.2, height=3.5, fill_color=RED, fill_opacity=0.6, stroke_width=0)
        sick.align_to(population, LEFT)
        healthy = Rectangle(width=4.8, height=3.5, fill_color=GREEN, fill_opacity=0.3, stroke_width=0)
        healthy.align_to(population, RIGHT)
        people = VGroup(sick, healthy, population).shift(DOWN * 0.5)
        self.play(FadeIn(people))

        sick_label = Text("Sick", font_size=28).next_to(sick, DOWN)
        healthy_label = Text("Healthy", font_size=28).next_to(healthy, DOWN)
        self.play(FadeIn(sick_label, healthy_label, from_direction=DOWN))
        brace = Brace(sick, UP, color=YELLOW, text="1%")
        self.play(GrowFromCenter(brace))
        self.wait(2)
