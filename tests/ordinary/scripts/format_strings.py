"""Format strings of all kinds, LaTeX braces among them."""
from manim import *


class Formats(Scene):
    def construct(self):
        pi, name = 3.14159, "circle"
        shown = ["{:.2f}".format(pi), f"{pi=:.3f} {name!r:>10}", "{0} {1} {0}".format(1, 2), "%5.1f%%" % 12.34,
                 "{point.x}".format(point=type("P", (), {"x": 1})()), "{{braces}}".format()]
        formula = MathTex(rf"\frac{{{1}}}{{{2}}} + x^{{{'n'}}}")
        lines = VGroup(*(Text(text, font_size=24) for text in shown), formula).arrange(DOWN)
        self.play(FadeIn(lines), run_time=0.2)
