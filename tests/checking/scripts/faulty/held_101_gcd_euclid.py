# dies: NameError; class: name
from manim import *
from stitcher_lab.scene import *


class EuclidsRectangle(Lesson):
    """Cutting squares off a rectangle"""

    def construct(self):
        with self.voiceover(text="Here is a rectangle, thirty by twelve.") as tracker:
            self.show_heading("The greatest common divisor")
            rectangle = Rectangle(width=7.5, height=3, color=INK)
            self.play(Create(rectangle), run_time=tracker.duration * 0.7)

        with self.voiceover(text="We cut off the largest square, again and again.") as tracker:
            first = Square(3, color=SKY, fill_opacity=0.4).align_to(rectangle, LEFT)
            second = Square(3, color=SKY, fill_opacity=0.4).next_to(first, RIGHT, buff=0)
            self.play(FadeIn(first), run_time=tracker.duration * 0.3)
            self.play(FadeIn(second), run_time=tracker.duration * 0.3)

        with self.voiceover(text="What remains in the end is six by six.") as tracker:
            rest = Square(1.5, color=ACCENT, fill_opacity=0.6).align_to(rectangle, RIGHT)
            self.play(FadeIn(rest), run_time=tracker.duration * 0.5)

        with self.voiceover(text="So six is the greatest common divisor."):
            self.play(Write(formula(r"\gcd(30, 12) = 6").next_to(rectangle, DOWN)))
