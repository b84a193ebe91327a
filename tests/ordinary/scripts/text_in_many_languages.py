"""Words in several scripts, bold, italic and in colours."""
from manim import *


class Languages(Scene):
    def construct(self):
        words = VGroup(Text("Straße naïve"), Text("Привет", slant=ITALIC), Text("γειά σου", weight=BOLD),
                       MarkupText('<span foreground="red">red</span> and <b>bold</b>')).arrange(DOWN)
        self.play(FadeIn(words, shift=UP), run_time=0.2)
