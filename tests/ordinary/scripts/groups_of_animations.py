"""Animations one after the other, at the same time, and late."""
from manim import *


class Groups(Scene):
    def construct(self):
        dots = VGroup(*(Dot() for _ in range(4))).arrange(RIGHT)
        self.play(AnimationGroup(*(FadeIn(dot) for dot in dots), lag_ratio=0.5), run_time=0.3)
        self.play(Succession(*(dot.animate.shift(UP) for dot in dots)), run_time=0.4)
        self.play(LaggedStartMap(Indicate, dots), run_time=0.3)
