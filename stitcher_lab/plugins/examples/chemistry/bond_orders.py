"""Single, double and triple bonds: ethane, ethene and ethyne side by side, with all their hydrogens."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *


def hydrocarbon(order):
    """Two carbons, and the hydrogens that are left: each carbon has four bonds."""
    atoms = {1: ("C", LEFT * 0.75), 2: ("C", RIGHT * 0.75)}
    angles = {1: (0, 90, -90), 2: (60, -60), 3: (0,)}[order]
    bonds = {1: [{"to": 2, "type": order}]}
    for carbon, side in ((1, LEFT), (2, RIGHT)):
        for angle in angles:
            atoms[len(atoms) + 1] = ("H", atoms[carbon][1] + rotate_vector(side, angle * DEGREES))
            bonds.setdefault(carbon, []).append({"to": len(atoms), "type": 1})
    block = ["", "", "", f"{len(atoms)} {len(atoms) - 1}"]
    block += [f"{x} {y} {z} {element}" for element, (x, y, z) in atoms.values()]
    block += [f"{start} {bond['to']} {bond['type']}" for start, some in bonds.items() for bond in some]
    return GraphMolecule.molecule_from_string(block, format="mol", ignore_hydrogens=False, label=True)


class BondOrders(Lesson):
    def construct(self):
        self.show_heading("One, two or three bonds")
        molecules = VGroup(*(hydrocarbon(order) for order in (1, 2, 3))).arrange(RIGHT, buff=0.8).shift(UP * 0.3)
        names = [words(name) for name in ("ethane", "ethene", "ethyne")]
        for name, molecule in zip(names, molecules):
            name.next_to(molecule, DOWN).set_y(-1.6)
        with self.voiceover(text="Carbon makes four bonds. Between two carbons there can be one, two, or three."):
            for molecule, name in zip(molecules, names):
                self.play(Create(molecule), FadeIn(name), run_time=1.2)
