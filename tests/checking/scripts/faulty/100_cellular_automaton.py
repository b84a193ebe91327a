# dies: TypeError; class: keyword
from manim import *


class RuleThirty(Scene):
    def construct(self):
        width, steps = 31, 12
        row = [0] * width
        row[width // 2] = 1
        grid = VGroup()
        for step in range(steps):
            cells = VGroup()
            for state in row:
                cell = Square(
                    side_length=0.3,
                    stroke_width=0.5,
                    fill_color=WHITE if state else BLACK,
                    fill_alpha=1,
                )
                cells.add(cell)
            cells.arrange(RIGHT, buff=0)
            grid.add(cells)
            row = [
                row[i - 1] ^ (row[i] | row[(i + 1) % width]) for i in range(width)
            ]
        grid.arrange(DOWN, buff=0)
        self.play(LaggedStart(*[FadeIn(line) for line in grid], lag_ratio=0.3), run_time=4)
        self.wait()
