# dies: IndexError; class: index
from manim import *


class SentenceStructure(Scene):
    def construct(self):
        words = VGroup(*[Text(w, font_size=44) for w in "The cat sat on the mat".split()])
        words.arrange(RIGHT, buff=0.3, aligned_edge=DOWN)
        self.play(LaggedStart(*[Write(w) for w in words], lag_ratio=0.3))
        roles = [("subject", (0, 1), BLUE), ("verb", (2, 2), RED), ("place", (3, 6), GREEN)]
        for role, (first, last), color in roles:
            part = VGroup(*[words[k] for k in range(first, last + 1)])
            brace = Brace(part, DOWN, color=color)
            label = brace.get_text(role).scale(0.7).set_color(color)
            self.play(GrowFromCenter(brace), FadeIn(label), part.animate.set_color(color))
        self.wait()
