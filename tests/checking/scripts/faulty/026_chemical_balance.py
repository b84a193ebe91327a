# dies: NameError; class: name
from manim import *


class BalancingEquation(Scene):
    def construct(self):
        eq = MathTex(
            r"\text{H}_2", "+", r"\text{O}_2", r"\rightarrow", r"\text{H}_2\text{O}"
        ).scale(1.4)
        self.play(Write(eq))
        self.wait()

        left_count = Text("H: 2   O: 2", font_size=30).shift(DOWN * 1.5 + LEFT * 3)
        right_count = Text("H: 2   O: 1", font_size=30).shift(DOWN * 1.5 + RIGHT * 3)
        self.play(FadeIn(left_count), FadeIn(right_count))
        self.play(Indicate(right_count[-1], color=RED))

        balanced = MathTex(
            r"2\text{H}_2", "+", r"\text{O}_2", r"\rightarrow", r"2\text{H}_2\text{O}"
        ).scale(1.4)
        self.play(TransformMatchingTex(eq, balanced))
        self.play(
            left_count.animate.become(Text("H: 4   O: 2", font_size=30).move_to(left_count)),
            right_count.animate.become(Text("H: 4   O: 2", font_size=30).move_to(right_count)),
        )
        check = Checkmark(color=GREEN).next_to(balanced, UP)
        self.play(Create(check))
        self.wait()
