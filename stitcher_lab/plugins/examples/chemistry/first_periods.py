"""The first eighteen elements of the periodic table: alkali metals, halogens, noble gases."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *

# The plugin brings the elements as H, He, Li …: each knows its symbol, name, atomic_number, mass and cpk_color.
ROWS = [{0: H, 7: He}, dict(enumerate([Li, Be, B, C, N, O, F, Ne])), dict(enumerate([Na, Mg, Al, Si, P, S, Cl, Ar]))]


class FirstPeriods(Lesson):
    def construct(self):
        self.show_heading("The first three periods")
        boxes = {}
        for row, elements in enumerate(ROWS):
            for column, element in elements.items():
                box = MElementObject(
                    element.atomic_number,
                    element.mass,
                    element.name,
                    element.symbol,
                    fill_colors=(element.cpk_color, WHITE),
                ).scale(0.72)
                boxes[row, column] = box.move_to([(column - 3.5) * 1.3, 1.5 - row * 1.7, 0])
        with self.voiceover(text="Eighteen elements, in the order of their atomic number."):
            self.play(LaggedStart(*(FadeIn(box) for box in boxes.values()), lag_ratio=0.1))

        def column(number, color):
            return SurroundingRectangle(VGroup(*(boxes[row, number] for row in (1, 2))), color=color, buff=0.05)

        with self.voiceover(text="What stands in one column behaves alike: alkali metals, halogens, noble gases."):
            self.play(Create(column(0, ROSE)))
            self.play(Create(column(6, LEAF)))
            self.play(Create(column(7, SKY)))
