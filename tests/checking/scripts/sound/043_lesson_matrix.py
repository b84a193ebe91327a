from manim import *


class MatrixTimesVector(Scene):
    def construct(self):
        matrix = Matrix([["a", "b"], ["c", "d"]], bracket_h_buff=0.1, h_buff=1)
        vector = Matrix([["x"], ["y"]])
        equals = MathTex("=")
        result = Matrix([["ax + by"], ["cx + dy"]], element_alignment_corner=ORIGIN)
        row = VGroup(matrix, vector, equals, result).arrange(RIGHT)
        matrix.set_column_colors(RED, BLUE)
        vector.set_row_colors(RED, BLUE)
        self.play(Write(matrix), Write(vector), Write(equals))
        self.play(FadeIn(result.get_brackets()))
        for i in range(2):
            source = VGroup(*matrix.get_rows()[i], *vector.get_entries())
            self.play(TransformFromCopy(source, result.get_entries()[i]), run_time=1)
        entries = result.get_entries()
        self.play(entries[0].animate.set_color(YELLOW), Indicate(matrix.get_columns()[0]))
        determinant = get_det_text(matrix, determinant=-2, initial_scale_factor=1)
        self.play(FadeOut(vector, equals, result), Write(determinant))
        self.play(row[0].get_mob_matrix()[0][0].animate.scale(1.3))
        self.wait()
