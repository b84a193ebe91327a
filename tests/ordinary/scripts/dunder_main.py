"""Ends with the lines that many tutorials end with."""
from manim import *


class Tutorial(Scene):
    def construct(self):
        self.play(FadeIn(Text(__name__, font_size=20)), run_time=0.2)


if __name__ == "__main__":
    with tempconfig({"quality": "low_quality", "preview": True}):
        Tutorial().render()
