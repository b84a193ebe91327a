# dies: ValueError; class: argument
from manim import *
from itertools import product


class Tessellation(Scene):
    def construct(self):
        tile = VGroup(
            Polygon(ORIGIN, RIGHT, RIGHT + UP, UP, color=BLUE, fill_opacity=0.6),
            Arc(radius=0.5, start_angle=0, angle=PI / 2, color=YELLOW),
        )
        tiles = VGroup()
        for x, y in product(range(-3, 3), range(-2, 2)):
            copy = tile.copy().shift(x * RIGHT + y * UP)
            if (x + y) % 2:
                copy.rotate(PI / 2)
            tiles.add(copy)
        self.play(LaggedStartMap(FadeIn, tiles, lag_ratio=0.03))
        self.play(tiles.animate.scale(0.8))
        self.play(tiles.animate.arrange_in_grid(4, 6, 0.1, 0.2, UL))
        self.wait()
