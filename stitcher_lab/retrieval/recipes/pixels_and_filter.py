"""A picture as a grid of numbers, with a window that slides over it.

Pixels are squares with brightness; a small frame moves along and a new value appears for each place.

- photo made of little squares, zoomed in screen
- black and white image as numbers
- blurring and sharpening a picture
- sliding window over a grid, running average
- cellular automaton, game of life
- how a scanner or a screen works
- mosaic, heat map, minesweeper
"""

from manim import *


class Pixels(Scene):
    def construct(self):
        values = np.array([[0, 40, 80, 40], [40, 160, 255, 80], [80, 255, 160, 40], [40, 80, 40, 0]], dtype=np.uint8)
        picture = ImageMobject(values).scale_to_fit_width(3).to_edge(LEFT, buff=1)
        picture.set_resampling_algorithm(RESAMPLING_ALGORITHMS["nearest"])
        self.play(FadeIn(picture))
        cells = VGroup(
            *(Square(0.75, stroke_width=1, fill_opacity=1, fill_color=rgb_to_color([v / 255] * 3)) for v in values.flat)
        ).arrange_in_grid(4, 4, buff=0)
        self.play(FadeIn(cells, shift=RIGHT))
        window = Square(1.5, color=YELLOW, stroke_width=6).align_to(cells, UL)
        out = (
            VGroup(*(Square(0.75, stroke_width=1) for _ in range(9)))
            .arrange_in_grid(3, 3, buff=0)
            .to_edge(RIGHT, buff=1)
        )
        self.play(Create(window), Create(out))
        for at in range(9):
            row, column = divmod(at, 3)
            mean = values[row : row + 2, column : column + 2].mean() / 255
            self.play(window.animate.align_to(cells, UL).shift(0.75 * (column * RIGHT + row * DOWN)), run_time=0.25)
            self.play(out[at].animate.set_fill(interpolate_color(BLACK, WHITE, mean), opacity=1), run_time=0.2)
