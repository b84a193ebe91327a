"""Swapping two variables takes a third one to keep a value safe."""

from manim import *
from manim_dsa import MVariable, MVariableStyle

from stitcher_lab.scene import *


class SwappingVariables(Lesson):
    def construct(self):
        self.show_heading("How to swap two variables")
        a, b, spare = (MVariable(value, style=MVariableStyle.BLUE) for value in (3, 8, "?"))
        for box, name in ((a, "a"), (b, "b"), (spare, "spare")):
            box.add_label(words(name), UP, buff=0.3)
        VGroup(a, b).arrange(RIGHT, buff=2.5).shift(UP * 1.2)
        spare.shift(DOWN * 1.4)

        with self.voiceover(text="The values of a and b are to change places."):
            self.play(Create(a), Create(b))
        with self.voiceover(text="If a took b's value at once, its own would be lost. So we put it aside."):
            self.play(Create(spare))
            self.play(a.animate.highlight(AMBER))
            self.play(spare.animate.set_value(3))
        with self.voiceover(text="Now a takes the value of b,"):
            self.play(a.animate.set_value(8))
        with self.voiceover(text="and b takes what was put aside."):
            self.play(a.animate.unhighlight(), b.animate.highlight(AMBER))
            self.play(b.animate.set_value(3))
