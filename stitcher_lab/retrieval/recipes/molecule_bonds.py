"""Atoms joined to molecules, and a reaction.

Circles with letters are joined by bonds; bonds break and new ones form.

- water molecule, gas in the air, carbon dioxide
- atoms hold hands and share electrons
- burning, rusting, how substances react
- balancing a chemical equation
- enzyme and key, lock and key
- DNA letters pairing up, protein chain
- shape of a molecule, single and double bond
"""

from manim import *


def atom(symbol, color):
    return LabeledDot(Text(symbol, font_size=28, color=BLACK), radius=0.4, color=color)


class Bonds(Scene):
    def construct(self):
        oxygen = atom("O", RED)
        hydrogens = VGroup(atom("H", WHITE), atom("H", WHITE))
        hydrogens[0].move_to(rotate_vector(RIGHT * 1.3, -PI / 4))
        hydrogens[1].move_to(rotate_vector(RIGHT * 1.3, -PI * 3 / 4))
        bonds = VGroup(*(Line(oxygen.get_center(), h.get_center(), stroke_width=8) for h in hydrogens)).set_z_index(-1)
        self.play(FadeIn(oxygen), LaggedStartMap(FadeIn, hydrogens, shift=UP))
        self.play(Create(bonds))
        angle = Angle(bonds[1], bonds[0], radius=0.7, color=YELLOW)
        degrees = MathTex(r"104.5^{\circ}", font_size=30).next_to(angle, DOWN, buff=0.2)
        self.play(Create(angle), Write(degrees))
        water = VGroup(bonds, oxygen, hydrogens)
        self.play(FadeOut(angle, degrees), water.animate.to_edge(LEFT))
        reaction = MathTex("2\\,H_2", "+", "O_2", r"\rightarrow", "2\\,H_2O").shift(UP * 2.5)
        self.play(Write(reaction))
        self.play(Wiggle(water), Indicate(reaction[4]))
        self.play(Uncreate(bonds), hydrogens.animate.shift(DOWN), oxygen.animate.shift(UP))
