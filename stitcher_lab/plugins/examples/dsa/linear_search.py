"""Linear search through an array, with a variable that counts the places that were looked at."""

from manim import *
from manim_dsa import MArray, MArrayStyle, MVariable, MVariableStyle

from stitcher_lab.scene import *


class LinearSearch(Lesson):
    def construct(self):
        self.show_heading("Looking for 42")
        values = [17, 8, 42, 5, 23]
        array = MArray(values, style=MArrayStyle.BLUE).add_indexes().shift(UP * 0.8)
        counter = MVariable(0, style=MVariableStyle.BLUE).add_label(words("i"), LEFT, buff=0.3).move_to(DOWN * 1.6)

        with self.voiceover(text="Nobody has sorted these values, so we look at one after the other."):
            self.play(Create(array), Create(counter))
        for i, value in enumerate(values):
            text = f"At index {i} stands {value}: " + ("found!" if value == 42 else "go on.")
            with self.voiceover(text=text):
                self.play(counter.animate.set_value(i), run_time=0.5)
                self.play(array.elements[i].animate.highlight(LEAF if value == 42 else ROSE))
            if value == 42:
                break
