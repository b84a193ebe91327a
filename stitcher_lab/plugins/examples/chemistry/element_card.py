"""What a box of the periodic table says: symbol, name and atomic number of carbon, nitrogen and oxygen."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *


class ElementCards(Lesson):
    def construct(self):
        self.show_heading("Reading the periodic table")
        cards = VGroup(
            MElementObject(6, 12.011, "Carbon", "C", fill_colors=(GREY_B, WHITE)),
            MElementObject(7, 14.007, "Nitrogen", "N", fill_colors=(BLUE_B, WHITE)),
            MElementObject(8, 15.999, "Oxygen", "O", fill_colors=(RED_B, WHITE)),
        ).arrange(RIGHT, buff=0)
        cards.scale(1.3).shift(UP * 0.3)
        with self.voiceover(text="Three neighbours: carbon, nitrogen and oxygen."):
            self.play(LaggedStart(*(FadeIn(card, shift=UP * 0.3) for card in cards), lag_ratio=0.3))

        frame, symbol, name, number = cards[1][0]  # the parts of a card, from the back to the front
        with self.voiceover(text="The number counts the protons: from box to box it is one more."):
            self.play(*(Indicate(card[0][3], color=ROSE, scale_factor=1.5) for card in cards))
        with self.voiceover(text="Nitrogen, number seven, has seven protons."):
            self.play(Create(SurroundingRectangle(cards[1], color=AMBER, buff=0.05)))
            self.play(Indicate(symbol), Indicate(name))
