"""Binary search in a sorted array: look at the middle, and drop the half in which the value cannot be."""

from manim import *
from manim_dsa import MArray, MArrayStyle

from stitcher_lab.scene import *


class HalvingSearch(Lesson):
    def construct(self):
        self.show_heading("Binary search for 31")
        values = [2, 5, 9, 14, 20, 26, 31, 40]
        array = MArray(values, style=MArrayStyle.BLUE).add_indexes().scale(0.9)
        low, high = 0, len(values) - 1

        with self.voiceover(text="The values are sorted, so one look can rule out half of them."):
            self.play(Create(array))
        while low <= high:
            middle = (low + high) // 2
            found = values[middle] == 31
            text = f"The middle is {values[middle]}: " + (
                "there it is." if found else "too small, so all to its left are out."
            )
            with self.voiceover(text=text):
                self.play(array.elements[middle].animate.highlight(LEAF if found else AMBER))
                if found:
                    break
                self.play(*(element.square.animate.set_fill(PANEL) for element in array.elements[low : middle + 1]))
                low = middle + 1
