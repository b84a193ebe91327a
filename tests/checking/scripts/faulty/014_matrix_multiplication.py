# dies: TypeError; class: attribute
from manim import *


class MatrixMultiplication(Scene):
    def construct(self):
        A = Matrix([[1, 2], [3, 4]])
        B = Matrix([[5, 6], [7, 8]])
        times = MathTex(r"\times")
        equals = MathTex("=")
        C = Matrix([[19, 22], [43, 50]])
        row = VGroup(A, times, B, equals, C).arrange(RIGHT, buff=0.3)

        self.play(Write(A), Write(times), Write(B))
        self.play(Write(equals))
        self.play(Create(C.get_brackets()))

        # Highlight rows and columns
        for i in range(2):
            for j in range(2):
                row_rect = SurroundingRectangle(A.get_rows()[i], color=YELLOW)
                col_rect = SurroundingRectangle(B.get_columns()[j], color=RED)
                self.play(Create(row_rect), Create(col_rect), run_time=0.5)
                entry = C.get_entry(i, j)
                self.play(Write(entry), run_time=0.5)
                self.play(FadeOut(row_rect), FadeOut(col_rect), run_time=0.3)
        self.wait(2)
