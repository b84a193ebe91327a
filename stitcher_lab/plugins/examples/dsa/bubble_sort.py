"""Bubble sort on an array: neighbours in the wrong order are swapped until nothing is left to swap."""

from manim import *
from manim_dsa import MArray, MArrayStyle

from stitcher_lab.scene import *

VALUES = [5, 2, 8, 1]


class BubbleSort(Lesson):
    def construct(self):
        self.show_heading("Bubble sort")
        values = list(VALUES)
        array = MArray(values, style=MArrayStyle.PURPLE).add_indexes()

        with self.voiceover(text="We look at two neighbours at a time."):
            self.play(Create(array))
        for last in range(len(values) - 1, 0, -1):
            with self.voiceover(
                text=f"Each round carries the largest value left, now {max(values[: last + 1])}, to the end."
            ):
                for i in range(last):
                    pair = array.elements[i], array.elements[i + 1]
                    self.play(*(element.animate.highlight(AMBER) for element in pair), run_time=0.4)
                    # A highlight stays where it is: take it away before anything moves.
                    self.play(*(element.animate.unhighlight() for element in pair), run_time=0.2)
                    if values[i] > values[i + 1]:
                        values[i], values[i + 1] = values[i + 1], values[i]
                        self.play(array.animate.swap(i, i + 1), run_time=0.6)
                self.play(array.elements[last].square.animate.set_fill(LEAF, opacity=0.6), run_time=0.3)
