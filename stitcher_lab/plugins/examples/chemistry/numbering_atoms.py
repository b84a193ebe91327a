"""Naming a branched alkane: number the longest chain from the end that is nearer to the branch (2-methylbutane)."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *

METHYLBUTANE = """2-methylbutane


  5  4
  -2.25  -0.43   0.0 C
  -0.75   0.43   0.0 C
   0.75  -0.43   0.0 C
   2.25   0.43   0.0 C
  -0.75   1.93   0.0 C
  1  2  1
  2  3  1
  3  4  1
  2  5  1"""


class NumberingAtoms(Lesson):
    def construct(self):
        self.show_heading("2-methylbutane")
        molecule = GraphMolecule.molecule_from_string(METHYLBUTANE.splitlines(), format="mol").shift(DOWN * 0.2)
        places = molecule.find_all_atoms_positions()  # by number, as in the mol block
        with self.voiceover(text="Five carbons: four in a row, and one that branches off."):
            self.play(Create(molecule))
            self.play(Indicate(molecule.vertices[5], color=ROSE, scale_factor=2))
        with self.voiceover(text="The longest chain has four. Number it from the end that is nearer to the branch."):
            numbers = [words(str(n), BODY_SIZE, AMBER).next_to(places[n], DOWN, buff=0.35) for n in (1, 2, 3, 4)]
            self.play(LaggedStart(*(FadeIn(number) for number in numbers), lag_ratio=0.3))
            self.play(*(molecule.vertices[n].animate.set_color(AMBER) for n in (1, 2, 3, 4)))
        with self.voiceover(text="The branch, one carbon or methyl, sits on carbon two: two methylbutane."):
            label = words("methyl, on 2", BODY_SIZE, ROSE).next_to(places[5], RIGHT, buff=0.4)
            self.play(molecule.vertices[5].animate.set_color(ROSE), FadeIn(label))
            self.play(Circumscribe(numbers[1], color=ROSE))
