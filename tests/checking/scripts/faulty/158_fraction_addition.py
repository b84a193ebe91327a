# dies: TypeError; class: keyword
from manim import *
from stitcher_lab.scene import *


class AddFractions(Lesson):
    """Adding fractions"""

    def bar(self, parts, filled, color):
        pieces = VGroup(*[
            Rectangle(width=6 / parts, height=0.8, stroke_color=INK, stroke_width=2) for _ in range(parts)
        ]).arrange(RIGHT, buff=0)
        for piece in pieces[:filled]:
            piece.set_fill(color, opacity=0.7)
        return pieces

    def construct(self):
        with self.voiceover(text="How much is a half and a third together?") as tracker:
            self.show_heading("One half plus one third")
            half = self.bar(2, 1, SKY).shift(UP * 1.2)
            third = self.bar(3, 1, AMBER)
            self.play(FadeIn(half), FadeIn(third), run_time=tracker.duration * 0.6)

        with self.voiceover(text="We cut both into sixths, so that all the pieces are alike.") as tracker:
            self.play(
                Transform(half, self.bar(6, 3, SKY).shift(UP * 1.2)),
                Transform(third, self.bar(6, 2, AMBER)),
                run_time=tracker.duration * 0.7,
            )

        with self.voiceover(text="Together they are five sixths."):
            result = formula(r"\frac{3}{6} + \frac{2}{6} = \frac{5}{6}", scale=1.2).shift(DOWN * 1.6)
            self.play(Write(result))
