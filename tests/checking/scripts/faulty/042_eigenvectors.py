# dies: AttributeError; class: attribute
from manim import *


class Eigenvectors(LinearTransformationScene):
    def __init__(self, **kwargs):
        super().__init__(
            show_coordinates=True,
            leave_ghost_vectors=True,
            **kwargs,
        )

    def construct(self):
        matrix = [[2, 1], [0, 3]]
        v1 = self.add_vector([1, 0], color=YELLOW)
        v2 = self.add_vector([1, 1], color=PINK)
        self.wait()
        self.apply_matrix(matrix)
        self.wait()
        self.add_title_text("Eigenvectors keep their direction")
        self.play(Indicate(v1), Indicate(v2))
        self.wait()
