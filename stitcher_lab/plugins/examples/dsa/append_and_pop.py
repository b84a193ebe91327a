"""An array grows at its end and closes the gap when a value is taken out of the middle."""

from manim import *
from manim_dsa import MArray, MArrayStyle

from stitcher_lab.scene import *


class AppendAndPop(Lesson):
    def construct(self):
        self.show_heading("Growing and shrinking")
        array = MArray([4, 8, 15], style=MArrayStyle.GREEN).add_indexes().shift(LEFT)
        cost = words("append: one step", color=LEAF).move_to(DOWN * 2)

        with self.voiceover(text="Here is an array of three values."):
            self.play(Create(array))
        with self.voiceover(text="A new value goes to the end: that is one step, however long the array is."):
            self.play(array.animate.append(16), FadeIn(cost))
            self.play(array.animate.append(23))
        with self.voiceover(text="Taking out the value at index one makes all that follow move up."):
            self.play(array.animate.pop(1), Transform(cost, words("pop: the rest moves up", color=ROSE).move_to(cost)))
