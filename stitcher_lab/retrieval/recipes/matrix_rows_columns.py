"""Matrices: rows, columns and entries.

A row is matched with a column and the product's entry appears.

- grid of numbers in brackets
- multiplying a matrix by a vector
- row times column
- table of numbers in square brackets
- solving simultaneous equations with a matrix
- determinant of two by two
- swapping rows, row reduction
"""

from manim import *


class RowsAndColumns(Scene):
    def construct(self):
        a = IntegerMatrix([[1, 2], [3, 4]])
        b = Matrix([["x"], ["y"]])
        c = Matrix([["x+2y"], ["3x+4y"]], element_to_mobject=MathTex)
        parts = VGroup(a, b, MathTex("="), c).arrange(RIGHT, buff=0.4)
        self.play(Write(a), Write(b), Write(parts[2]), Create(c.get_brackets()))
        for number, color in enumerate((YELLOW, TEAL)):
            row = SurroundingRectangle(a.get_rows()[number], color=color)
            column = SurroundingRectangle(b.get_columns()[0], color=color)
            self.play(Create(row), Create(column))
            self.play(TransformFromCopy(a.get_rows()[number], c.get_entries()[number].set_color(color)))
            self.play(FadeOut(row, column))
        self.play(a.animate.set_column_colors(RED, BLUE))
        parts.remove(a)
        self.play(FadeOut(parts), a.animate.move_to(LEFT))
        self.play(Write(get_det_text(a, determinant=-2, initial_scale_factor=1)))
