# dies: TypeError; class: attribute
from manim import *


class SineAndCosine(Scene):
    def construct(self):
        plane = NumberPlane(
            x_range=[-7, 7, 1],
            y_range=[-2, 2, 1],
            background_line_style={"stroke_opacity": 0.3},
        )
        graph_sin = plane.get_graph(lambda x: np.sin(x), x_range=[-7, 7], color=BLUE)
        graph_cos = plane.get_graph(lambda x: np.cos(x), x_range=[-7, 7], color=RED)
        self.play(Create(plane))
        self.play(Create(graph_sin), Create(graph_cos), run_time=2)
        label_sin = MathTex(r"\sin x", color=BLUE).to_corner(UL)
        label_cos = MathTex(r"\cos x", color=RED).next_to(label_sin, DOWN)
        self.play(Write(label_sin), Write(label_cos))
        self.wait()
