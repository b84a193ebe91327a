# dies: TypeError; class: argument
from manim import *


class SlidingWindow(Scene):
    """Largest sum of three neighbours, in one pass."""

    def construct(self):
        data = [2, 7, 1, 8, 2, 8]
        row = self.make_row(data)
        self.play(FadeIn(row))
        window = SurroundingRectangle(row[:3], color=YELLOW, buff=0.05)
        self.play(Create(window))
        total = sum(data[:3])
        label = self.make_label(total)
        self.play(Write(label))
        for start in range(1, 4):
            total += data[start + 2] - data[start - 1]
            self.play(
                window.animate.move_to(row[start:start + 3]),
                Transform(label, self.make_label(total, "best")),
                run_time=0.6,
            )
        self.wait()

    def make_row(self, data):
        return VGroup(*[
            VGroup(Square(0.9), Integer(v)) for v in data
        ]).arrange(RIGHT, buff=0)

    def make_label(self, total):
        return Text(f"sum = {total}", font_size=30).to_edge(DOWN)
