"""A stack: what was put on last is taken off first."""

from manim import *
from manim_dsa import MStack, MStackStyle

from stitcher_lab.scene import *


class StackPushPop(Lesson):
    def construct(self):
        self.show_heading("Last in, first out")
        # New values fall in from above: leave room for them below the heading.
        stack = MStack(["A", "B"], style=MStackStyle.BLUE).scale(0.75).move_to(LEFT * 2 + DOWN * 0.9)
        note = words("push C", color=LEAF).move_to(RIGHT * 3)

        with self.voiceover(text="In a stack, only the top can be reached."):
            self.play(Create(stack), run_time=2)
        with self.voiceover(text="Pushing puts a value on top."):
            self.play(FadeIn(note), stack.animate.append("C"))
        with self.voiceover(text="Popping takes the top value off: C was last in, so it is first out."):
            self.play(Transform(note, words("pop: C", color=AMBER).move_to(note)))
            self.play(stack.animate.pop())
        with self.voiceover(text="Now B is on top again."):
            self.play(stack.elements[-1].animate.highlight(AMBER))
