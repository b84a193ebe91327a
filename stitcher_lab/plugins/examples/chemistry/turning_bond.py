"""Part of a molecule turns about a single bond: the end of butanol."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *

BUTANOL = """butanol


  5  4
  -2.8   -0.4    0.0 C
  -1.4    0.4    0.0 C
   0.0   -0.4    0.0 C
   1.4    0.4    0.0 C
   2.8   -0.4    0.0 O
  1  2  1
  2  3  1
  3  4  1
  4  5  1"""


class TurningBond(Lesson):
    def construct(self):
        self.show_heading("Single bonds turn")
        chain = GraphMolecule.molecule_from_string(BUTANOL.splitlines(), format="mol").scale(1.1)
        with self.voiceover(text="Four carbons in grey, and an oxygen in red at the end."):
            self.play(Create(chain))
        with self.voiceover(text="Everything behind the bond from two to three can turn about it."):
            moving = chain.get_connected_atoms_and_bonds(2, 3)  # atoms 3, 4, 5 and the bonds between them
            start, end = chain.find_atoms_position_by_index([2, 3])
            # Read from a mol block, a bond is known by its second atom and its first.
            self.play(Indicate(chain.edges[3, 2], color=AMBER))
            self.play(Rotate(moving, PI, axis=end - start, about_point=start), run_time=2)
