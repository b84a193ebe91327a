# dies: NameError; class: name
import numpy as np
from manim import Scene, Square, Text, VGroup, Arc, Create, Write, FadeIn, UP, DOWN, LEFT, RIGHT, BLUE, YELLOW


class FibonacciSpiral(Scene):
    def construct(self):
        fib = [1, 1, 2, 3, 5, 8]
        scale = 0.3
        squares = VGroup()
        directions = [RIGHT, UP, LEFT, DOWN]
        current = Square(side_length=fib[0] * scale, color=BLUE)
        squares.add(current)

        for index, number in enumerate(fib[1:]):
            side = number * scale
            direction = directions[index % 4]
            nxt = Square(side_length=side, color=BLUE)
            nxt.next_to(squares, direction, buff=0)
            squares.add(nxt)

        squares.move_to(ORIGIN)
        labels = VGroup(*[
            Text(str(n), font_size=20).move_to(sq) for n, sq in zip(fib, squares)
        ])
        self.play(Create(squares), run_time=3)
        self.play(FadeIn(labels))
        title = Text("The Fibonacci spiral", color=YELLOW).scale(0.7)
        title.to_edge(UP)
        self.play(Write(title))
        self.wait(2)
