"""Two scenes in one file, sections, and a helper that both use."""
from manim import *


def label(text):
    return Text(text, font_size=30).to_edge(UP)


class First(Scene):
    def construct(self):
        self.next_section("one")
        self.add(label("first"))
        self.play(Create(Circle()), run_time=0.2)
        self.next_section("two", skip_animations=False)
        self.wait(0.1)


class Second(First):
    def construct(self):
        self.add(label("second"))
        self.play(Create(Square()), run_time=0.2)
