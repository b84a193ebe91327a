# dies: TypeError; class: keyword
from manim import *
from stitcher_lab.scene import *


class SquareNumbers(Lesson):
    """Square numbers grow"""

    def construct(self):
        with self.voiceover(text="One, four, nine, sixteen: the square numbers.") as tracker:
            self.show_heading("Square numbers")
            squares = VGroup(*[Square(side=0.5 * k, color=SKY, fill_opacity=0.3) for k in range(1, 5)])
            squares.arrange(RIGHT, buff=0.5, aligned_edge=DOWN)
            self.play(LaggedStart(*[FadeIn(s) for s in squares], lag_ratio=0.3), run_time=tracker.duration)
        with self.voiceover(text="From one to the next, we add an odd number."):
            steps = VGroup(*[formula(f"+{2 * k + 1}", color=AMBER) for k in range(1, 4)])
            for step, square in zip(steps, squares[1:]):
                step.next_to(square, DOWN)
            self.play(Write(steps))
