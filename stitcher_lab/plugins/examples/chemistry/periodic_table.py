"""The whole periodic table, with metals, halogens and noble gases picked out."""

from manim import *
from manim_chemistry import *

from stitcher_lab.scene import *


class WholePeriodicTable(Lesson):
    def construct(self):
        self.show_heading("The periodic table")
        table = PeriodicTable()  # every element, from the plugin's own data
        fit(table, 12.6, 5.4).move_to(DOWN * 0.1)
        boxes = dict(enumerate(table.table, start=1))  # by atomic number, up to the lanthanides
        with self.voiceover(text="One hundred and eighteen elements, in the order of their protons."):
            self.play(FadeIn(table, lag_ratio=0.02), run_time=2)

        def frame(numbers, color):
            return VGroup(*(SurroundingRectangle(boxes[n], color=color, buff=0, stroke_width=5) for n in numbers))

        with self.voiceover(text="Elements in one column behave alike, such as the noble gases on the right."):
            gases = frame((2, 10, 18, 36, 54, 86), SKY)
            self.play(Create(gases))
        with self.voiceover(text="One step to the left are the halogens, and far left the alkali metals."):
            self.play(Create(frame((9, 17, 35, 53, 85), LEAF)))
            self.play(Create(frame((3, 11, 19, 37, 55, 87), ROSE)))
