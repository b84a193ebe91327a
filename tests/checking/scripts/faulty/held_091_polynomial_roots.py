# dies: AttributeError; class: attribute
from manim import *


class PolynomialRoots(Scene):
    def construct(self):
        axes = self.get_axes()
        graph = axes.plot(lambda x: x**3 - 3 * x, x_range=[-2.3, 2.3], color=BLUE)
        self.play(Create(axes), Create(graph))
        roots = [-np.sqrt(3), 0, np.sqrt(3)]
        dots = VGroup(*[Dot(axes.c2p(r, 0), color=RED) for r in roots])
        self.play(LaggedStart(*[GrowFromCenter(d) for d in dots], lag_ratio=0.4))
        labels = VGroup(*[
            MathTex(f"x_{i + 1}").next_to(dot, UP) for i, dot in enumerate(dots)
        ])
        self.play(Write(labels))
        self.play(dots.animate.flash())
        self.wait()

    def get_axes(self):
        return Axes(
            x_range=[-3, 3],
            y_range=[-4, 4],
            x_length=7,
            y_length=5,
        )
