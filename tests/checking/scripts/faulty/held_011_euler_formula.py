# dies: AttributeError; class: attribute
from manim import *
import numpy as np


class EulersFormula(Scene):
    def construct(self):
        formula = MathTex("e^{i\\theta} = \\cos\\theta + i\\sin\\theta").to_edge(UP)
        self.play(Write(formula))

        plane = ComplexPlane(x_range=[-2, 2], y_range=[-2, 2], x_length=6, y_length=6).shift(DOWN * 0.5)
        plane.add_coordinates()
        circle = Circle(radius=1.5, color=TEAL).move_to(plane.n2p(0))
        self.play(Create(plane), Create(circle))

        theta = ValueTracker(0)
        n_terms = 5
        coefficients = [1 / np.math.factorial(k) for k in range(n_terms)]
        dot = always_redraw(lambda: Dot(plane.n2p(np.exp(1j * theta.get_value())), color=YELLOW))
        line = always_redraw(lambda: Line(plane.n2p(0), dot.get_center(), color=YELLOW))
        self.add(dot, line)
        self.play(theta.animate.set_value(PI), run_time=4)

        series = MathTex("+".join(f"{c:.2f}x^{k}" for k, c in enumerate(coefficients)), font_size=30)
        series.to_edge(DOWN)
        self.play(Write(series))
        self.wait()
