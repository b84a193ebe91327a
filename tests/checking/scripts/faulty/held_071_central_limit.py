# dies: SyntaxError; class: truncated
from manim import *
import numpy as np


class CentralLimitTheorem(Scene):
    def construct(self):
        self.intro()
        self.samples()

    def intro(self):
        title = Text("The Central Limit Theorem", font_size=44)
        subtitle = Text("Why averages look like bells", font_size=28, color=GREY_A)
        VGroup(title, subtitle).arrange(DOWN)
        self.play(Write(title), FadeIn(subtitle))
        self.wait()
        self.play(FadeOut(title), FadeOut(subtitle))

    def samples(self):
        rng = np.random.default_rng(0)
        axes = Axes(x_range=[0, 1, 0.1], y_range=[0, 40, 10], x_length=9, y_length=5)
        self.play(Create(axes))
        for n in (1, 2, 10):
            means = rng.random((200, n)).mean(axis=1)
            counts, edges = np.histogram(means, bins=20, range=(0, 1))
            bars = VGroup()
            for count, edge in zip(counts, edges):
                bar = Rectangle(
