"""Arrows from one set to another.

Things on the left are sent to things on the right; every input has one output.

- matching words with their meaning, pairing up
- each child has a coat hook, one to one
- function machine, input and output
- domain and range
- arrows between two bubbles
- seating people, pigeons and holes
- coding and decoding letters, cipher
- translation from one language into another
"""

from manim import *


class Mapping(Scene):
    def construct(self):
        sets = VGroup(Ellipse(width=2.6, height=5, color=BLUE), Ellipse(width=2.6, height=5, color=GREEN))
        sets.arrange(RIGHT, buff=3.5)
        left = VGroup(*(MathTex(n) for n in "123")).arrange(DOWN, buff=1).move_to(sets[0])
        right = VGroup(*(MathTex(n) for n in "149")).arrange(DOWN, buff=1).move_to(sets[1])
        self.play(Create(sets), FadeIn(left), FadeIn(right))
        arrows = VGroup(*(Arrow(a.get_right(), b.get_left(), color=YELLOW, buff=0.3) for a, b in zip(left, right)))
        name = MathTex("f(x) = x^2").to_edge(UP)
        self.play(Write(name), LaggedStartMap(GrowArrow, arrows, lag_ratio=0.4))
        machine = VGroup(
            RoundedRectangle(width=2, height=1.2, color=ORANGE, fill_opacity=1, fill_color=BLACK), MathTex("f")
        ).set_z_index(1)
        self.play(FadeOut(arrows), FadeIn(machine))
        token = left[2].copy()
        self.play(token.animate.move_to(machine))
        self.play(token.animate.become(right[2].copy().move_to(machine)), FadeOut(machine))
        self.play(token.animate.move_to(right[2]).set_opacity(0), Circumscribe(right[2]))
        link = DashedLine(left[0].get_right(), right[0].get_left()).add_tip()
        self.play(Create(link))
