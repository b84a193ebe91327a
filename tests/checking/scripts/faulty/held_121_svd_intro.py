# dies: Exception; class: value
from manim import *
import numpy as np


class SVDIntro(Scene):
    def construct(self):
        matrix = np.array([[3, 1], [1, 2]])
        U, S, Vt = np.linalg.svd(matrix)

        plane = NumberPlane(background_line_style={"stroke_opacity": 0.3})
        circle = Circle(radius=1, color=YELLOW)
        self.play(Create(plane), Create(circle))

        steps = [
            (Vt, "Rotate with $V^T$"),
            (np.diag(S), r"Stretch with $\Sigma$"),
            (U, "Rotate with $U$"),
        ]
        caption = Tex("A circle").to_edge(UP)
        self.play(Write(caption))
        for m, words in steps:
            full = np.eye(3)
            full[:2, :2] = m
            new_caption = Tex(words).to_edge(UP)
            self.play(
                circle.animate.apply_matrix(full),
                Transform(caption, new_caption),
                run_time=2,
            )
        axes_lengths = VGroup(*[
            Line(ORIGIN, S[i] * np.append(U[:, i], 0), color=RED) for i in range(2)
        ])
        self.play(Create(axes_lengths))
        for i, axis in enumerate(axes_lengths):
            label = MathTex(rf"\sigma_{i + 1}").next_to(axis.get_tip(), UR, buff=0.1)
            self.play(Write(label))
        self.wait()
