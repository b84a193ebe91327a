# dies: ValueError; class: latex
from manim import *


class TrigIdentities(Scene):
    def construct(self):
        identities = [
            r"\sin^2\theta + \cos^2\theta = 1",
            r"1 + \tan^2\theta = \sec^2\theta",
            r"1 + \cot^2\theta = \csc^2\theta",
        ]
        group = VGroup(*[MathTex(identity) for identity in identities]).arrange(DOWN, buff=0.6)
        for line in group:
            self.play(Write(line))
            self.wait(0.3)
        note = Tex(r"Divide by $\cos^2\theta or $\sin^2\theta$", font_size=36).to_edge(DOWN)
        self.play(FadeIn(note))
        self.wait()
