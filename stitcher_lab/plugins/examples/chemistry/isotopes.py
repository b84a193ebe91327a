"""Isotopes of hydrogen: the same proton and electron, none, one or two neutrons."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *


class HydrogenIsotopes(Lesson):
    def construct(self):
        self.show_heading("Three kinds of hydrogen")
        atoms, labels = VGroup(), VGroup()
        for x, neutrons, name in ((-4.2, 0, "hydrogen"), (0, 1, "deuterium"), (4.2, 2, "tritium")):
            atom = BohrAtom(e=1, p=1, n=neutrons, orbit_color=MUTED, electron_color=SKY, proton_color=ROSE)
            atom.scale(1.3).move_to([x, 0.4, 0])
            # The plugin throws protons and neutrons about at random: so few are better laid out side by side.
            atom.get_nuclei().arrange(RIGHT, buff=0.02).move_to(atom.get_orbitals())
            atoms.add(atom)
            label = words(name).next_to([x, -1.3, 0], DOWN)
            labels.add(VGroup(label, words(f"neutrons: {neutrons}", SMALL_SIZE, MUTED).next_to([x, -2, 0], DOWN)))
        with self.voiceover(text="All three have one proton and one electron: that makes them hydrogen."):
            self.play(LaggedStart(*(FadeIn(atom) for atom in atoms), lag_ratio=0.3))
        with self.voiceover(text="They differ in their neutrons: none, one, or two."):
            self.play(LaggedStart(*(FadeIn(label) for label in labels), lag_ratio=0.3))
            # In an atom, [0] are the shells and [1] the electrons.
            turns = [Rotate(atom[1], TAU, about_point=atom[0].get_center()) for atom in atoms]
            self.play(*turns, run_time=2)
