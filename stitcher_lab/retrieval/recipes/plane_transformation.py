"""A linear map moves the whole plane.

The grid, its basis vectors and a shape are turned, stretched and sheared by a matrix.

- stretching and squashing the whole grid
- a matrix moves space
- shear, rotate and scale a picture
- where the basis arrows land
- directions that do not turn, eigenvectors
- change of coordinates
- how computer graphics turn and resize things
- determinant as how much areas grow
"""

from manim import *


class MovePlane(LinearTransformationScene):
    def __init__(self, **kwargs):
        super().__init__(show_coordinates=False, leave_ghost_vectors=True, **kwargs)

    def construct(self):
        matrix = [[2, 1], [0, 1]]
        shape = Square(color=YELLOW, fill_opacity=0.4).shift(UR)
        self.add_transformable_mobject(shape)
        vector = self.add_vector([1, 1], color=ORANGE)
        self.apply_matrix(matrix)
        self.wait()
        self.apply_inverse(matrix)
        plane = NumberPlane(background_line_style={"stroke_opacity": 0.4})
        self.add(plane)
        self.play(ApplyMatrix(matrix, plane), vector.animate.apply_matrix(matrix), run_time=2)
