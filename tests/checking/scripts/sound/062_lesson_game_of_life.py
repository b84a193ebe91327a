from manim import *
import numpy as np


class Life(Scene):
    def construct(self):
        state = np.zeros((9, 9), dtype=bool)
        state[[3, 4, 5, 5, 5], [4, 5, 3, 4, 5]] = True
        grid = VGroup(*[VGroup(*[Square(0.5, stroke_width=1) for _ in row]).arrange(RIGHT, buff=0) for row in state])
        grid.arrange(DOWN, buff=0)
        self.add(grid)
        for generation in range(4):
            self.play(*self.paint(grid, state), run_time=0.3)
            neighbours = sum(
                np.roll(np.roll(state, dy, 0), dx, 1) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (dx, dy) != (0, 0)
            )
            state = (neighbours == 3) | (state & (neighbours == 2))
        alive = int(state.sum())
        self.play(Write(Text(f"{alive} cells after {generation + 1} generations", font_size=28).to_edge(DOWN)))
        self.wait()

    @staticmethod
    def paint(grid, state):
        for row, values in zip(grid, state.tolist()):
            for cell, value in zip(row, values):
                yield cell.animate.set_fill(GREEN, opacity=float(value))
