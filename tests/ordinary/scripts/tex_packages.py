"""Formulas with packages and colours of their own."""
from manim import *

template = TexTemplate()
template.add_to_preamble(r"\usepackage{cancel}")


class Cancelling(Scene):
    def construct(self):
        formula = MathTex(r"\frac{\cancel{x}\,y}{\cancel{x}}", tex_template=template, tex_to_color_map={"y": YELLOW})
        self.play(Write(formula), run_time=0.3)
