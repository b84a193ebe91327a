"""The complex plane bent by a function.

Numbers are points; multiplying turns and stretches; the whole grid follows a function.

- imaginary numbers as arrows on a map
- multiplying by i is a quarter turn
- bending the whole grid, squaring every point
- roots on a circle, roots of unity
- Euler's formula, e to the i pi
- polar form, modulus and argument
- conformal map
"""

from manim import *


class Complex(Scene):
    def construct(self):
        plane = ComplexPlane(x_range=[-4, 4], y_range=[-3, 3]).add_coordinates()
        z = ComplexValueTracker(2 + 1j)
        arrow = always_redraw(lambda: Arrow(plane.n2p(0), plane.n2p(z.get_value()), buff=0, color=YELLOW))
        label = always_redraw(lambda: MathTex("z").next_to(arrow.get_end(), UR, buff=0.1))
        self.play(Create(plane))
        self.play(FadeIn(arrow), FadeIn(label))
        arc = ArcBetweenPoints(plane.n2p(2 + 1j), plane.n2p(-1 + 2j), angle=PI / 2, color=GREEN)
        self.play(z.animate.set_value(-1 + 2j), Create(arc))
        roots = VGroup(*(Dot(plane.n2p(np.exp(TAU * 1j * k / 5)), color=RED) for k in range(5)))
        self.play(LaggedStartMap(FadeIn, roots), Create(Circle(plane.n2p(1)[0], color=GRAY)))
        self.play(FadeOut(arrow, label, arc, roots, plane.coordinate_labels))
        grid = NumberPlane(x_range=[-2, 2, 0.5], y_range=[-2, 2, 0.5])
        grid.prepare_for_nonlinear_transform()
        self.play(FadeIn(grid))
        self.play(ApplyComplexFunction(lambda w: w**2 / 2, grid), run_time=3)
