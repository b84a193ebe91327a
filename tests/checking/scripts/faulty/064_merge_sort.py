# dies: AttributeError; class: attribute
from manim import *
from stitcher_lab.scene import *


class MergeTwoHalves(Lesson):
    """Merging"""

    def construct(self):
        left = CellRow([2, 5, 9]).shift(UP * 1.5 + LEFT * 3)
        right = CellRow([1, 6, 7]).shift(UP * 1.5 + RIGHT * 3)
        with self.voiceover(text="Here are two sorted halves.") as tracker:
            self.show_heading("Merging")
            self.play(FadeIn(left), FadeIn(right), run_time=tracker.duration)

        with self.voiceover(text="We always take the smaller of the two first numbers.") as tracker:
            self.play(
                left.cells[0].animate.highlight(AMBER),
                right.cells[0].animate.highlight(AMBER),
                run_time=tracker.duration * 0.5,
            )
        with self.voiceover(text="In the end everything is in order."):
            merged = CellRow([1, 2, 5, 6, 7, 9]).shift(DOWN * 1.2)
            self.play(ReplacementTransform(VGroup(left, right), merged))
