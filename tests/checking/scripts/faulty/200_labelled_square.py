# dies: TypeError; class: value
from manim import *


class LabelledSquare(Scene):
    """A helper that makes an animation and forgets to return it."""

    def construct(self):
        square = Square(side_length=2, color=TEAL)
        self.play(Create(square))
        self.play(self.label_side(square, DOWN, "a"), self.label_side(square, LEFT, "a"))
        area = MathTex("A = a^2").to_edge(UP)
        self.play(Write(area))
        self.wait()

    def label_side(self, square, direction, text):
        label = MathTex(text).next_to(square, direction)
        animation = Write(label)
