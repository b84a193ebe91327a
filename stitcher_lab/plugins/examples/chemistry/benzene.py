"""Benzene: a ring of six carbons with alternating double bonds, in two forms that are really one (resonance)."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *


def ring(first):
    """Six carbons; the double bonds begin at atom ``first``. Atoms and bonds can be given as plain dictionaries."""
    atoms, bonds = {}, {}
    for index in range(1, 7):
        before, after = (index - 2) % 6 + 1, index % 6 + 1
        place = 1.4 * rotate_vector(UP, -index * TAU / 6)
        atoms[index] = {"element": "C", "coords": place, "bond_to": {before: "C", after: "C"}}
        bonds[index] = [{"to": after, "type": 2 if index % 2 == first % 2 else 1}]
    return MMoleculeObject(atoms, bonds)


class Benzene(Lesson):
    def construct(self):
        self.show_heading("Benzene")
        left, right = ring(1).shift(LEFT * 3), ring(2).shift(RIGHT * 3)
        between = DoubleArrow(LEFT, RIGHT, color=AMBER)
        with self.voiceover(text="Six carbons in a ring: three double bonds, three single ones."):
            self.play(Create(left))
        with self.voiceover(text="The double bonds could just as well be the other three."):
            self.play(GrowFromCenter(between), TransformFromCopy(left, right))
        with self.voiceover(text="The truth lies between: six equal bonds, drawn as a circle."):
            middle = VGroup(RegularPolygon(6, start_angle=PI / 2, color=INK).scale(1.4), Circle(0.85, color=AMBER))
            self.play(FadeOut(between), ReplacementTransform(left, middle[0]), ReplacementTransform(right, middle[1]))
