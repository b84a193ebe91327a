# dies: NameError; class: name
from manim import *


class InductionDominoes(Scene):
    def construct(self):
        dominoes = VGroup(*[Rectangle(width=0.2, height=1.4, fill_opacity=1, color=BLUE) for _ in range(8)])
        dominoes.arrange(RIGHT, buff=0.7)
        self.play(FadeIn(dominoes))
        statement = Tex("If one falls, the next one falls.").to_edge(UP)
        self.play(Write(statement))
        self.play(LaggedStart(
            *[Rotate(d, -70 * DEG, about_point=d.get_corner(DR)) for d in dominoes],
            lag_ratio=0.25,
        ))
        base = MathTex(r"P(1)").next_to(dominoes[0], DOWN)
        step = MathTex(r"P(n) \Rightarrow P(n+1)").to_edge(DOWN)
        self.play(Write(base), Write(step))
        self.play(Circumscribe(step, fade_out=True))
        box = always(step, "scale", 1)
        self.add(box)
        self.wait()
