"""A queue, drawn as an array: values join at the back and leave at the front."""

from manim import *
from manim_dsa import MArray, MArrayStyle

from stitcher_lab.scene import *


class QueueFirstInFirstOut(Lesson):
    def construct(self):
        self.show_heading("First in, first out")
        queue = MArray(["A", "B", "C"], style=MArrayStyle.PURPLE)
        front = words("front", size=26, color=AMBER)
        front.next_to(queue.elements[0], DOWN, buff=0.4)

        with self.voiceover(text="In a queue, whoever came first is served first."):
            self.play(Create(queue), FadeIn(front))
        with self.voiceover(text="New ones join at the back."):
            self.play(queue.animate.append("D"))
        with self.voiceover(text="The one at the front leaves, and the others move up."):
            self.play(queue.animate.pop(0))
            self.play(queue.animate.pop(0))
        with self.voiceover(text="C has come to the front."):
            self.play(queue.elements[0].animate.highlight(AMBER))
