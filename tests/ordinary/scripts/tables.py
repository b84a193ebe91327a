"""A table with highlighted cells."""
from manim import *


class Table1(Scene):
    def construct(self):
        table = Table([["1", "2"], ["3", "4"]], row_labels=[Text("R1"), Text("R2")], col_labels=[Text("A"), Text("B")])
        table.add_highlighted_cell((2, 2), color=GREEN)
        self.play(FadeIn(table.scale(0.6)), run_time=0.2)
        self.wait(0.1)
