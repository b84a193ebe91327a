from manim import *


class Shear(LinearTransformationScene):
    def __init__(self, **kwargs):
        super().__init__(
            include_background_plane=True,
            show_basis_vectors=True,
            leave_ghost_vectors=True,
            foreground_plane_kwargs={"x_range": [-4, 4], "faded_line_ratio": 1},
            **kwargs,
        )

    def construct(self):
        v = self.add_vector([1, 2], color=YELLOW)
        self.add_unit_square(animate=True)
        square = Circle(radius=0.5)
        self.add_transformable_mobject(square)
        self.apply_matrix([[1, 1], [0, 1]])
        self.play(self.i_hat.animate.set_color(WHITE), self.plane.animate.set_opacity(0.5))
        self.wait()
