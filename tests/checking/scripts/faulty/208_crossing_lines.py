# dies: TypeError; class: keyword
from manim import *


class AnglesAtCrossing(Scene):
    def construct(self):
        first = Line(LEFT * 4, RIGHT * 4)
        second = Line(DL * 2.5, UR * 2.5)
        self.play(Create(first), Create(second))
        alpha = Angle(first, second, vertex=ORIGIN, radius=0.8, color=YELLOW)
        alpha_label = MathTex(r"\alpha").next_to(alpha, RIGHT)
        self.play(Create(alpha), Write(alpha_label))
        opposite = alpha.copy().rotate(PI, about_point=ORIGIN)
        self.play(TransformFromCopy(alpha, opposite))
        statement = Text("Opposite angles are equal", font_size=32).to_edge(DOWN)
        self.play(Write(statement))
        self.wait()
