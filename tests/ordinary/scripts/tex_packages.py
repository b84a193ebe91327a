"""Formulas with packages and colours of their own."""
from manim import *

template = TexTemplate()
template.add_to_preamble(r"\usepackage{bm}")


class Bold(Scene):
    def construct(self):
        formula = MathTex(r"\frac{\bm{x}\,y}{\bm{x}}", tex_template=template, tex_to_color_map={"y": YELLOW})
        self.play(Write(formula), run_time=0.3)
