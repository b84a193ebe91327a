# dies: AttributeError; class: attribute
from manim import *


class PythagoreanTheorem(Scene):
    def construct(self):
        # Title
        title = Text("Pythagorean Theorem", font_size=44, color=BLUE)
        title.to_edge(UP)
        self.play(Write(title))

        # Right triangle
        a, b = 2, 3
        triangle = Polygon(ORIGIN, RIGHT * b, UP * a, color=WHITE)
        triangle.set_fill(BLUE, opacity=0.4)
        triangle.move_to(LEFT * 3)
        self.play(Create(triangle))

        # Squares on each side
        square_a = Square(side_length=a, color=RED, fill_opacity=0.5)
        square_a.next_to(triangle, LEFT, buff=0)
        square_b = Square(side_length=b, color=GREEN, fill_opacity=0.5)
        square_b.next_to(triangle, DOWN, buff=0)
        self.play(FadeIn(square_a), FadeIn(square_b))

        label_a = MathTex("a^2").move_to(square_a.get_center())
        label_b = MathTex("b^2").move_to(square_b.get_center())
        self.play(Write(label_a), Write(label_b))

        # Brace connecting the hypotenuse
        hyp_label = MathTex("c").move_to(triangle.get_hypotenuse_midpoint() + UR * 0.3)
        self.play(Write(hyp_label))
        self.wait()

        equation = MathTex("a^2", "+", "b^2", "=", "c^2").to_edge(RIGHT)
        self.play(
            TransformFromCopy(label_a, equation[0]),
            TransformFromCopy(label_b, equation[2]),
            Write(equation[1]),
            Write(equation[3:]),
        )
        self.wait(2)
