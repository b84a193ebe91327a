"""Ball-and-stick models of water and carbon dioxide: bent and straight, with the angle between the bonds."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *

WATER = """water


  3  2
    0.0    0.0    0.0 O
   -1.58  -1.22   0.0 H
    1.58  -1.22   0.0 H
  1  2  1
  1  3  1"""
CARBON_DIOXIDE = """carbon dioxide


  3  2
    0.0    0.0    0.0 C
   -2.0    0.0    0.0 O
    2.0    0.0    0.0 O
  1  2  2
  1  3  2"""


class BentAndStraight(Lesson):
    def construct(self):
        self.show_heading("Bent and straight")
        water = GraphMolecule.molecule_from_string(WATER.splitlines(), format="mol", label=True)
        dioxide = GraphMolecule.molecule_from_string(CARBON_DIOXIDE.splitlines(), format="mol", label=True)
        water.shift(LEFT * 3.3 + UP * 0.5)
        dioxide.shift(RIGHT * 3.3 + UP * 0.5)
        arms = [Line(water.vertices[1].get_center(), water.vertices[end].get_center()) for end in (2, 3)]
        angle = Angle(*arms, radius=0.7, color=AMBER)
        label = words("105°", SMALL_SIZE, AMBER).next_to(angle, DOWN, buff=0.1)
        names = VGroup(words("water").move_to([-3.3, -1.6, 0]), words("carbon dioxide").move_to([3.3, -1.6, 0]))

        with self.voiceover(text="Water is bent: its two bonds make an angle of one hundred and five degrees."):
            self.play(Create(water), FadeIn(names[0]))
            self.play(Create(angle), FadeIn(label))
        with self.voiceover(text="Carbon dioxide, with its two double bonds, is straight."):
            self.play(Create(dioxide), FadeIn(names[1]))
            self.play(*(Indicate(bond, color=AMBER) for bond in dioxide.edges.values()))
