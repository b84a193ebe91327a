from manim import *


class Coordinates(VectorScene):
    def construct(self):
        plane = self.add_plane(animate=True)
        plane.add_coordinates()
        v = self.add_vector([2, 1], color=YELLOW)
        self.play(Write(self.get_vector_label(v, "v", at_tip=True)))
        i_hat, j_hat = self.get_basis_vectors()
        self.play(FadeIn(i_hat), FadeIn(j_hat))
        self.vector_to_coords(v, clean_up=True)
        self.wait()
