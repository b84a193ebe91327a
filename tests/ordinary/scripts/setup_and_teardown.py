"""Methods that Manim calls by itself."""
from manim import *


class Hooks(Scene):
    def setup(self):
        self.title = Text("set up", font_size=30)

    def tear_down(self):
        self.title = None

    def construct(self):
        self.play(FadeIn(self.title), run_time=0.2)
