"""The structural formula of acetic acid, written as a mol block; its acid group is framed."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *

# Three lines of heading; how many atoms and bonds; x, y, z, element of each atom; from, to, order of each bond.
ACETIC_ACID = """acetic acid


  4  3
   -1.3    0.0    0.0 C
    0.0   -0.75   0.0 C
    0.0   -2.25   0.0 O
    1.3    0.0    0.0 O
  1  2  1
  2  3  2
  2  4  1"""


class AceticAcid(Lesson):
    def construct(self):
        self.show_heading("Acetic acid")
        molecule = MMoleculeObject.from_mol_string(ACETIC_ACID.splitlines()).shift(UP * 0.2)  # a list of lines
        with self.voiceover(text="Each corner and each open end of the zigzag is a carbon atom."):
            self.play(Create(molecule))
            ends = [molecule.find_atom_position_by_index(index) for index in (1, 2)]
            self.play(*(Flash(point, color=AMBER) for point in ends))
        with self.voiceover(text="Here is the acid group: a carbon with two oxygens, one of them bound twice."):
            group = VGroup(*(molecule.atoms[index] for index in (2, 3, 4)))
            frame = SurroundingRectangle(group, color=ROSE, buff=0.3, corner_radius=0.2)
            label = words("carboxyl group", SMALL_SIZE, ROSE).next_to(frame, RIGHT)
            self.play(Create(frame), FadeIn(label))
            double = molecule.find_bond_center_by_index(1)  # bonds are counted from 0
            self.play(Indicate(molecule.bonds[1], color=AMBER), Flash(double, color=AMBER, line_length=0.3))
            self.play(Indicate(molecule.atoms[4], color=AMBER))
