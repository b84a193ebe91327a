"""A program, run line by line.

A listing with a marker that moves from line to line while a variable changes.

- what each line of a program does
- for loop, if and else, function call
- stepping through code, debugging, tracing a variable
- python script on the screen
- typing on a keyboard, terminal, cursor
- pseudocode next to the picture
- recursion, the function calls itself
"""

from manim import *

PROGRAM = """total = 0
for n in range(3):
    total = total + n
print(total)"""


class Listing(Scene):
    def construct(self):
        listing = Code(code_string=PROGRAM, language="python", formatter_style="monokai", add_line_numbers=True)
        listing.to_edge(LEFT)
        lines = listing.code_lines
        self.play(FadeIn(listing))
        marker = SurroundingRectangle(lines[0], color=YELLOW, buff=0.05)
        total = Variable(0, Text("total", font_size=32), var_type=Integer).to_edge(RIGHT, buff=1.5)
        self.play(Create(marker), Write(total))
        for n in range(3):
            for line in (1, 2):
                self.play(
                    marker.animate.become(SurroundingRectangle(lines[line], color=YELLOW, buff=0.05)), run_time=0.4
                )
            self.play(total.tracker.animate.increment_value(n), run_time=0.4)
        self.play(Transform(marker, SurroundingRectangle(lines[3], color=GREEN, buff=0.05)))
        output = Text("3", font_size=36).shift(DOWN * 2.5)
        cursor = Rectangle(color=GREY_A, fill_opacity=1, height=0.5, width=0.1).move_to(output.get_left())
        self.play(TypeWithCursor(output, cursor))
