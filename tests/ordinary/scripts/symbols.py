"""sympy works something out, and it is shown."""
import sympy as sp
from manim import *


class Derivative(Scene):
    def construct(self):
        x = sp.symbols("x")
        result = sp.diff(sp.sin(x) * sp.exp(x), x)
        self.play(Write(MathTex(sp.latex(result))), run_time=0.3)
