# dies: SyntaxError; class: truncated
from manim import *


class BubbleSort(Scene):
    def construct(self):
        numbers = [5, 2, 8, 1, 9, 3]
        boxes = VGroup()
        for value in numbers:
            square = Square(side_length=0.9, color=BLUE)
            label = Text(str(value), font_size=32).move_to(square)
            boxes.add(VGroup(square, label))
        boxes.arrange(RIGHT, buff=0.15)

        title = Text("Bubble Sort", font_size=48).to_edge(UP)
        self.play(Write(title))
        self.play(LaggedStart(*[FadeIn(box, shift=UP) for box in boxes], lag_ratio=0.1))

        n = len(numbers)
        for i in range(n):
            for j in range(n - i - 1):
                self.play(
                    boxes[j][0].animate.set_color(YELLOW),
                    boxes[j + 1][0].animate.set_color(YELLOW),
                    run_time=0.3,
                )
                if numbers[j] > numbers[j + 1]:
                    numbers[j], numbers[j + 1] = numbers[j + 1], numbers[j]
                    first, second = boxes[j], boxes[j + 1]
                    self.play(
                        first.animate.move_to(second.get_center()),
                        second.animate.move_to(first.get_
