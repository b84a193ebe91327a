"""Blocks in rows and columns: multiplying, place value, percent.

Little squares are arranged in a grid, some are coloured, and a total is braced.

- eggs in a box, seats in a cinema, tiles on a floor
- rows of chairs, array for times
- hundred square, percent of a hundred
- tens and ones, place value blocks
- area as the number of small squares
- even and odd, square and triangular numbers, dots in a pattern
- pixels of a picture, chessboard, crossword, bingo
- stacking up boxes layer by layer
"""

from manim import *


class Blocks(Scene):
    def construct(self):
        grid = VGroup(*(Square(0.5, color=BLUE, fill_opacity=0.3) for _ in range(24))).arrange_in_grid(4, 6, buff=0.08)
        self.play(LaggedStartMap(FadeIn, grid, lag_ratio=0.03))
        down, across = Brace(grid, LEFT), Brace(grid, UP)
        self.play(GrowFromCenter(down), Write(down.get_tex("4")), GrowFromCenter(across), Write(across.get_tex("6")))
        product = MathTex(r"4\times 6 = 24").next_to(grid, RIGHT, buff=0.8)
        self.play(Write(product))
        self.play(LaggedStart(*(grid[i].animate.set_fill(YELLOW, opacity=0.9) for i in range(6)), lag_ratio=0.1))
        share = Text("a quarter", font_size=30, color=YELLOW).next_to(product, DOWN)
        self.play(FadeIn(share))
        odd = VGroup(*(grid[i] for i in range(24) if (i // 6 + i % 6) % 2))
        self.play(odd.animate.set_fill(GREEN, opacity=0.9))
        self.play(VGroup(*grid[:6]).animate.shift(DOWN * 2.6), VGroup(*grid[6:]).animate.set_opacity(0.2))
        self.play(grid[:6].animate.arrange(RIGHT, buff=0).to_edge(DOWN))
