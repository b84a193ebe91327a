# dies: AttributeError; class: attribute
from manim import *


class ShearTransformation(Scene):
    def construct(self):
        grid = NumberPlane()
        square = Square(side_length=2, color=YELLOW, fill_opacity=0.4)
        square.move_to([1, 1, 0])
        matrix_tex = MathTex(r"\begin{bmatrix} 1 & 1 \\ 0 & 1 \end{bmatrix}").to_corner(UL)
        matrix_tex.add_background_rectangle()

        self.play(Create(grid), run_time=2)
        self.play(DrawBorderThenFill(square))
        self.play(Write(matrix_tex))

        shear = [[1, 1], [0, 1]]
        self.play(
            grid.animate.apply_matrix(shear),
            square.animate.apply_matrix(shear),
            run_time=3,
        )
        area = Text("The area stays the same", font_size=30).to_edge(DOWN)
        area.add_background()
        self.play(Write(area))
        self.wait()
