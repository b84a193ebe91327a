"""Isomers: butane and isobutane have the same formula and different shapes."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *

BUTANE = """butane


  4  3
  -1.95  -0.38   0.0 C
  -0.65   0.38   0.0 C
   0.65  -0.38   0.0 C
   1.95   0.38   0.0 C
  1  2  1
  2  3  1
  3  4  1"""
ISOBUTANE = """isobutane


  4  3
   0.0    0.0    0.0 C
   0.0    1.5    0.0 C
  -1.3   -0.75   0.0 C
   1.3   -0.75   0.0 C
  1  2  1
  1  3  1
  1  4  1"""


class Isomers(Lesson):
    def construct(self):
        self.show_heading("Same atoms, two substances")
        pair = VGroup()
        for name, block in (("Butane", BUTANE), ("Isobutane", ISOBUTANE)):
            molecule = MMoleculeObject.from_mol_string(block.splitlines())
            pair.add(NamedMolecule(name, molecule, direction=DOWN, buff=0.6, font="Inter").scale(0.8))
        pair.arrange(RIGHT, buff=3, aligned_edge=DOWN)
        formula = ComplexFormula({"C4": AMBER, "H10": SKY}, font="Inter").next_to(pair, DOWN, buff=0.5)

        with self.voiceover(text="Four carbons in a row: butane."):
            self.play(Create(pair[0]))
        with self.voiceover(text="Three carbons around a fourth one: isobutane."):
            self.play(Create(pair[1]))
        with self.voiceover(text="Both are made of four carbons and ten hydrogens: they are isomers."):
            self.play(Write(formula), Indicate(pair[0].bonds), Indicate(pair[1].bonds))
