"""Jumps along a number line.

Hops forward and back over a ruler of whole numbers, as in adding and taking away.

- adding and subtracting by hopping along a line of numbers
- a frog jumps three steps forward and two back
- counting on and counting back
- negative numbers below zero, temperature going up and down
- skip counting in twos
- steps to the left and right from zero
- distance between two numbers, absolute value
- where a number sits on a ruler
"""

from manim import *


class Jumps(Scene):
    def construct(self):
        line = NumberLine(x_range=[-3, 8], length=11, include_numbers=True)
        frog = Dot(line.number_to_point(0), color=YELLOW, radius=0.15)
        label = always_redraw(lambda: Integer(round(line.point_to_number(frog.get_center()))).next_to(frog, DOWN * 5))
        self.play(Create(line), FadeIn(frog), FadeIn(label))
        at = 0
        for step in (3, 4, -5):
            hop = ArcBetweenPoints(line.n2p(at), line.n2p(at + step), angle=-PI / 2)
            sign = MathTex(f"{step:+d}", color=GREEN).next_to(hop, UP if step > 0 else DOWN)
            self.play(MoveAlongPath(frog, hop), Create(hop), Write(sign))
            at += step
        self.play(Indicate(frog))
