"""Bohr's model of an atom: nucleus, shells and electrons of sodium, and the lone electron in the outer shell."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *


class SodiumAtom(Lesson):
    def construct(self):
        self.show_heading("A sodium atom")
        # Right up to argon: the plugin fills its shells with 2, 8 and 18 electrons.
        atom = BohrAtom(
            e=11, p=11, n=12, orbit_color=MUTED, electron_color=SKY, proton_color=ROSE, neutron_color=INK
        ).scale(0.8)
        atom.shift(LEFT * 2.5 + DOWN * 0.2)
        nucleus, shells, electrons = atom.get_nuclei(), atom.get_orbitals(), atom.get_electrons()
        facts = VGroup(
            words("11 protons, 12 neutrons", BODY_SIZE, ROSE),
            words("shells: 2, 8, 1", BODY_SIZE, SKY),
        ).arrange(DOWN, aligned_edge=LEFT, buff=0.5).move_to(RIGHT * 3.5)

        with self.voiceover(text="Eleven protons and twelve neutrons make the nucleus."):
            self.play(FadeIn(nucleus, scale=0.3), FadeIn(facts[0]))
        with self.voiceover(text="Eleven electrons circle it, in shells of two, eight and one."):
            for shell, group in zip(shells, electrons):  # one group of electrons for each shell
                self.play(Create(shell), FadeIn(group), run_time=0.7)
            self.play(FadeIn(facts[1]))
        with self.voiceover(text="The lone electron outside is the one that sodium gives away."):
            self.play(Rotate(electrons[2], PI, about_point=nucleus.get_center()), electrons[2].animate.set_color(AMBER))
            self.play(Circumscribe(electrons[2], Circle, color=AMBER))
