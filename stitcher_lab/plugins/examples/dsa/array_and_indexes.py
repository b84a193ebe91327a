"""An array: values side by side, counted from zero, and one of them looked up by its index."""

from manim import *
from manim_dsa import MArray, MArrayStyle

from stitcher_lab.scene import *


class ArrayAndIndexes(Lesson):
    def construct(self):
        self.show_heading("An array")
        array = MArray([7, 3, 9, 4, 1], style=MArrayStyle.BLUE)

        with self.voiceover(text="An array keeps values side by side."):
            self.play(Create(array))
        with self.voiceover(text="Every place has a number, its index, and counting begins with zero."):
            array.add_indexes()
            self.play(*(FadeIn(element.index, shift=DOWN * 0.2) for element in array.elements))
        with self.voiceover(text="So index two is the third value: nine."):
            self.play(array.elements[2].animate.highlight(AMBER))
            self.play(Write(words("a[2] = 9", color=AMBER).next_to(array, DOWN, buff=0.8)))
