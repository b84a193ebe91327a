"""Sodium gives an electron to chlorine: two ions form, and their charges hold them together (ionic bond)."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *


class IonicBond(Lesson):
    def construct(self):
        self.show_heading("How table salt forms")
        sodium = BohrAtom(e=11, p=11, n=12, electron_color=AMBER, orbit_color=MUTED).scale(0.6).shift(LEFT * 3.2)
        chlorine = BohrAtom(e=17, p=17, n=18, electron_color=LEAF, orbit_color=MUTED).scale(0.6).shift(RIGHT * 3.2)
        names = VGroup(
            words("Na", HEADING_SIZE, AMBER).next_to(sodium, DOWN, buff=0.2),
            words("Cl", HEADING_SIZE, LEAF).next_to(chlorine, DOWN, buff=0.2),
        )
        with self.voiceover(text="Sodium has one electron too many for a full shell, chlorine has one too few."):
            self.play(FadeIn(sodium, chlorine, names))
            self.play(Indicate(sodium.get_electrons()[2]), run_time=1.5)
            self.play(Indicate(chlorine.get_electrons()[2], scale_factor=1.1), run_time=1.5)

        wandering = sodium.get_electrons()[2][0]  # shell 3, its only electron
        outer = chlorine.get_orbitals()[2]
        gap = outer.point_at_angle(PI + 0.2)
        with self.voiceover(text="So the electron changes over."):
            self.play(wandering.animate.move_to(gap), run_time=2)
            self.play(FadeOut(sodium.get_orbitals()[2]))
        with self.voiceover(text="Now both shells are full, and the two ions attract each other."):
            charged = VGroup(
                ComplexFormula({"Na^{+}": AMBER}, font="Inter").scale(0.9).move_to(names[0]),
                ComplexFormula({"Cl^{−}": LEAF}, font="Inter").scale(0.9).move_to(names[1]),
            )
            self.play(FadeOut(names), FadeIn(charged))
