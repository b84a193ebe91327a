"""Numbers in boxes: comparing and swapping.

A row of cells with indices; two cells are compared and change places, a pointer moves on.

- lining up children by height
- sorting playing cards, putting books in order
- swapping two neighbours
- searching for a number in a row of lockers
- list of numbers with positions
- shuffling, three cups and a ball
- queue at a shop, first come first served
- pointer moving along the boxes
"""

from manim import *


class Boxes(Scene):
    def construct(self):
        cells = VGroup(*(VGroup(Square(1, color=BLUE), Integer(n)) for n in (5, 2, 9, 4))).arrange(RIGHT, buff=0.1)
        places = VGroup(*(Text(str(i), font_size=24, color=GRAY).next_to(c, DOWN) for i, c in enumerate(cells)))
        self.play(LaggedStartMap(FadeIn, cells, shift=UP, lag_ratio=0.2), FadeIn(places))
        pointer = Arrow(UP, DOWN, color=YELLOW).scale(0.5).next_to(cells[0], UP)
        self.play(GrowArrow(pointer))
        first, second = cells[0], cells[1]
        self.play(Indicate(first), Indicate(second))
        self.play(Swap(first, second, path_arc=PI / 2))
        self.play(pointer.animate.next_to(cells[2], UP))
        self.play(cells[2][0].animate.set_fill(GREEN, opacity=0.5), Wiggle(cells[2]))
        self.play(CyclicReplace(first, cells[2], cells[3]))
        found = SurroundingRectangle(first, color=RED)
        self.play(Create(found), FadeOut(pointer, shift=UP))
