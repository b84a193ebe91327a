"""An equation is rearranged, term by term.

Terms move across the equals sign; what stays the same stays in place.

- solve for x one line at a time
- do the same thing on both sides
- rearranging a formula, algebra steps
- expand the brackets, factorise, simplify
- cancel what appears above and below
- substituting one expression into another
- derivation of a formula line by line, proof
- terms fly over to the other side of the equals sign
"""

from manim import *


class Rearrange(Scene):
    def construct(self):
        first = MathTex("2x", "+", "3", "=", "11")
        second = MathTex("2x", "=", "11", "-", "3")
        third = MathTex("x", "=", r"\frac{8}{2}")
        self.play(Write(first))
        self.play(first.animate.set_color_by_tex("3", YELLOW))
        self.play(TransformMatchingTex(first, second, path_arc=PI / 2))
        self.play(TransformMatchingShapes(second, third))
        result = MathTex("x=4", substrings_to_isolate=["x"]).set_color_by_tex("x", BLUE)
        self.play(ReplacementTransform(third, result))
        box = SurroundingRectangle(result, buff=0.2, corner_radius=0.1)
        self.play(Create(box), Circumscribe(result, fade_out=True))
        both = VGroup(result, box)
        self.play(both.animate.to_edge(UP))
        left, right = MathTex("(x+1)^2"), MathTex("x^2+2x+1")
        self.play(FadeIn(left, shift=UP))
        self.play(FadeTransform(left, right))
