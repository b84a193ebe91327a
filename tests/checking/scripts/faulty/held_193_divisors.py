# dies: ValueError; class: value
from manim import *


class DivisorsOf(Scene):
    number = 13

    def construct(self):
        title = MathTex(str(self.number)).scale(2)
        self.play(Write(title))
        self.play(title.animate.to_edge(UP))
        proper = [d for d in range(2, self.number) if self.number % d == 0]
        pairs = VGroup(*[
            MathTex(f"{d}", r"\cdot", f"{self.number // d}") for d in proper
        ]).arrange(DOWN)
        self.play(*[Write(pair) for pair in pairs])
        verdict = Text("prime" if not proper else "composite", font_size=44, color=GREEN)
        self.play(FadeIn(verdict.next_to(title, DOWN)))
        self.wait()
