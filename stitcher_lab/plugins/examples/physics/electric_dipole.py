"""The electric field between a positive and a negative charge, a dipole; then of two equal charges."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class ElectricDipole(Lesson):
    def construct(self):
        self.show_heading("The field of two charges")
        area = {"x_range": [-6, 6, 0.6], "y_range": [-2.7, 2.3, 0.6]}
        plus, minus, other = Charge(2, LEFT * 2), Charge(-2, RIGHT * 2), Charge(2, RIGHT * 2)
        dipole = ElectricField(plus, minus, **area)
        equal = ElectricField(plus, other, **area)

        with self.voiceover(text="Opposite charges: the field leaves the positive one and ends at the negative one."):
            self.play(FadeIn(plus, minus))
            self.play(FadeIn(dipole))
        with self.voiceover(
            text="Make both positive, and the arrows turn away from the middle, where the field is zero."
        ):
            self.play(FadeOut(minus), FadeIn(other), Transform(dipole, equal))
            self.play(Create(Circle(radius=0.3, color=AMBER)))
