"""Formulas of salts in colour: which part is the metal, which the non-metal, and what the little numbers count."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *


class SaltFormulas(Lesson):
    def construct(self):
        self.show_heading("Reading a formula")
        salt = NamedFormula("Sodium", "chloride", "NaCl", metal_color=AMBER, non_metal_color=LEAF, font="Inter")
        sulfate = NamedFormula(
            "Sodium", "sulfate", "Na2SO4", metal_color=AMBER, non_metal_color=LEAF, oxygen_color=ROSE, font="Inter"
        )
        oxide = NamedFormula("Aluminium", "oxide", "Al2O3", metal_color=AMBER, oxygen_color=ROSE, font="Inter")
        VGroup(salt, sulfate, oxide).scale(0.7).arrange(RIGHT, buff=1.2).shift(UP * 0.4)

        with self.voiceover(text="The metal comes first, the rest follows: sodium chloride, one of each."):
            self.play(Write(salt))
        with self.voiceover(text="Oxygen comes last. A little number counts the atom in front of it."):
            self.play(Write(sulfate), Write(oxide))
        with self.voiceover(text="Aluminium oxide: two atoms of aluminium, three of oxygen."):
            large = ChemicalFormula("Al2O3", metal_color=AMBER, oxygen_color=ROSE, font="Inter").shift(DOWN * 1.8)
            self.play(TransformFromCopy(oxide[0], large))
