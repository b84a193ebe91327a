# dies: TypeError; class: keyword
from manim import *


class EnzymeKinetics(Scene):
    def construct(self):
        enzyme = Difference(Circle(radius=1.5), Triangle().scale(0.7).shift(UP * 1.2), color=GREEN, fill_opacity=0.6)
        substrate = Triangle(color=ORANGE, fill_opacity=0.9).scale(0.65).shift(UP * 3)
        self.play(FadeIn(enzyme), FadeIn(substrate))
        self.play(substrate.animate.move_to(enzyme.get_top() + DOWN * 0.3), run_time=1.5)
        self.play(Flash(substrate, flash_color=YELLOW, line_length=0.4))
        product = VGroup(
            Triangle(color=RED, fill_opacity=1).scale(0.3), Triangle(color=RED, fill_opacity=1).scale(0.3)
        ).arrange(RIGHT).move_to(substrate)
        self.play(ReplacementTransform(substrate, product))
        self.play(product.animate.shift(UP * 2))
        self.wait()
