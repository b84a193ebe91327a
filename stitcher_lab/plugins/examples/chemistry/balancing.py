"""Balancing a reaction: hydrogen and oxygen burn to water, and no atom is lost."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *


class BurningHydrogen(Lesson):
    def construct(self):
        self.show_heading("No atom is lost")

        def equation(hydrogen, water):
            # One colour for each part; the digits behind a letter are set low by themselves.
            left = ComplexFormula({hydrogen: INK, "H2": SKY, " + ": INK, "O2": ROSE}, font="Inter")
            right = ComplexFormula({water: INK, "H2": SKY, "O": ROSE}, font="Inter")
            return VGroup(left, Arrow(ORIGIN, RIGHT * 1.5, buff=0), right).arrange(RIGHT, buff=0.3).shift(UP)

        def count(before, after):
            color = LEAF if before == after else ROSE
            return words(f"oxygen: {before} before, {after} after", BODY_SIZE, color).shift(DOWN)

        wrong, right = equation("", ""), equation("2 ", "2 ")
        with self.voiceover(text="Hydrogen and oxygen give water. But one atom of oxygen seems to vanish."):
            self.play(Write(wrong))
            lost = count(2, 1)
            self.play(FadeIn(lost))
        with self.voiceover(text="Two waters use up both, and they need two of hydrogen."):
            self.play(TransformMatchingShapes(wrong, right))
            self.play(FadeOut(lost), FadeIn(count(2, 2)))
