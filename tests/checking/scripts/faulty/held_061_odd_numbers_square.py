# dies: AttributeError; class: attribute
from manim import *
from stitcher_lab.scene import Lesson, words, formula


class OddSquares(Lesson):
    """Why odd numbers add up to squares"""

    def construct(self):
        with self.voiceover(text="Add the odd numbers one after the other.") as tracker:
            self.show_heading("Odd numbers")
            line = formula("1", "+", "3", "+", "5", "+", "7")
            self.play(Write(line), run_time=tracker.duration * 0.6)

        with self.voiceover(text="Each odd number is a corner that makes the square one larger.") as tracker:
            self.play(line.animate.to_edge(UP, buff=1.4))
            colors = [BLUE, TEAL, GREEN, YELLOW]
            square = VGroup()
            for k in range(4):
                gnomon = VGroup()
                for i in range(k + 1):
                    gnomon.add(Square(0.6).move_to([0.6 * k, 0.6 * i, 0]))
                    if i != k:
                        gnomon.add(Square(0.6).move_to([0.6 * i, 0.6 * k, 0]))
                gnomon.set_fill(colors[k], opacity=0.7)
                square.add(gnomon)
            square.center()
            for gnomon in square:
                self.play(FadeIn(gnomon), run_time=tracker.get_remaining_time() / 5)

        with self.voiceover(text="So the first n odd numbers give n squared."):
            result = formula("1 + 3 + \\dots + (2n - 1) = n^2").next_to(square, DOWN)
            self.play(Write(result))
