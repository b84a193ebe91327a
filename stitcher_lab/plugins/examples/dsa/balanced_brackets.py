"""Are the brackets balanced? A stack remembers the ones that are still open."""

from manim import *
from manim_dsa import MArray, MArrayStyle, MStack, MStackStyle

from stitcher_lab.scene import *

TEXT = "([()])"
PARTNER = {")": "(", "]": "["}


class BalancedBrackets(Lesson):
    def construct(self):
        self.show_heading("Balanced brackets")
        text = MArray(list(TEXT), style=MArrayStyle.BLUE).scale(0.8).move_to(RIGHT * 2.5 + UP)
        stack = MStack([], style=MStackStyle.PURPLE).scale(0.6).move_to(LEFT * 4 + DOWN * 0.9)

        with self.voiceover(text="Each closing bracket must fit the last one that is still open."):
            self.play(Create(text), Create(stack))
        for said, part in (("Three brackets open, and each goes on the stack.", slice(0, 3)),
                           ("Each closing one takes its partner off.", slice(3, 6))):  # fmt: skip
            with self.voiceover(text=said):
                for element, sign in zip(text.elements[part], TEXT[part], strict=True):
                    self.play(element.animate.highlight(AMBER), run_time=0.3)
                    if sign in PARTNER:
                        self.play(stack.animate.pop(), run_time=0.8)
                    else:
                        self.play(stack.animate.append(sign), run_time=0.8)
        with self.voiceover(text="The stack is empty at the end: the brackets are balanced."):
            self.play(Indicate(stack.container, color=LEAF))
