# dies: TypeError; class: keyword
from manim import *


class BinarySearch(Scene):
    def construct(self):
        array = [1, 4, 7, 9, 13, 18, 22, 31]
        target = 18

        cells = VGroup()
        for num in array:
            cell = Square(side_length=0.8)
            text = Text(str(num)).scale(0.5)
            text.move_to(cell.get_center())
            cells.add(VGroup(cell, text))
        cells.arrange(RIGHT, buff=0)
        self.play(Create(cells))

        low_arrow = Arrow(start=DOWN, end=UP, color=GREEN).scale(0.5)
        high_arrow = Arrow(start=DOWN, end=UP, color=RED).scale(0.5)
        low, high = 0, len(array) - 1
        low_arrow.next_to(cells[low], DOWN)
        high_arrow.next_to(cells[high], DOWN)
        self.play(GrowArrow(low_arrow), GrowArrow(high_arrow))

        while low <= high:
            mid = (low + high) // 2
            highlight = SurroundingRectangle(cells[mid], color=YELLOW, buff=0.05)
            self.play(Create(highlight, duration=0.5))
            if array[mid] == target:
                self.play(cells[mid].animate.set_color(GREEN))
                break
            if array[mid] < target:
                low = mid + 1
            else:
                high = mid - 1
            self.play(
                low_arrow.animate.next_to(cells[low], DOWN),
                high_arrow.animate.next_to(cells[high], DOWN),
                FadeOut(highlight),
            )
        self.wait()
