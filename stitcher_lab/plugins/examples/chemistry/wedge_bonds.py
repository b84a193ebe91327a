"""Wedge bonds come forward, dashed bonds go back: a molecule in space and its mirror image (chirality)."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *


def molecule(mirror):
    """Bromochlorofluoromethane. The fourth number of a bond: 1 for a wedge, 6 for a dashed bond."""
    return f"""CHFClBr


  4  3
    0.0        0.0   0.0 C
    0.0        1.5   0.0 F
    {1.3 * mirror}  -0.6   0.0 Cl
    {-1.2 * mirror} -0.9   0.0 Br
  1  2  1
  1  3  1  1
  1  4  1  6""".splitlines()


class MirrorImages(Lesson):
    def construct(self):
        self.show_heading("A molecule and its mirror image")
        left = MMoleculeObject.from_mol_string(molecule(1)).shift(LEFT * 3)
        right = MMoleculeObject.from_mol_string(molecule(-1)).shift(RIGHT * 3)
        mirror = DashedLine(UP * 2.2, DOWN * 2.2, color=SKY)
        with self.voiceover(text="The wedge comes towards you, the dashed bond goes away from you."):
            self.play(Create(left))
            self.play(Indicate(left.bonds[1], color=AMBER))
            self.play(Indicate(left.bonds[2], color=ROSE))
        with self.voiceover(text="Its mirror image has the same atoms, and yet no turning makes the two match."):
            self.play(Create(mirror))
            self.play(TransformFromCopy(left, right))
            self.play(Rotate(right, TAU), run_time=2)
