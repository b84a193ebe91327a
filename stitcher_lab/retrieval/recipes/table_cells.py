"""A table, filled and marked cell by cell.

Rows appear one after another; a row, a column and single cells are picked out in colour.

- put the values in rows and columns
- times table, multiplication chart
- truth table for and, or, not
- timetable, schedule, league table, price list
- comparing things side by side in a grid of facts
- look up a value in a table
- frequency table, two-way table
- periodic rows of elements, spreadsheet
"""

from manim import *


class Cells(Scene):
    def construct(self):
        table = Table(
            [["0", "0", "0"], ["0", "1", "0"], ["1", "1", "1"]],
            col_labels=[Text("A"), Text("B"), Text("A and B")],
            include_outer_lines=True,
        ).scale(0.7)
        self.play(table.create())
        table.add_highlighted_cell((4, 3), color=GREEN_E)
        self.play(table.get_rows()[1].animate.set_color(YELLOW))
        self.play(Indicate(table.get_entries((3, 2))), table.get_columns()[2].animate.set_color(BLUE))
        frame = SurroundingRectangle(table.get_cell((4, 3)), color=RED, buff=0)
        self.play(Create(frame))
        sums = MathTable(
            [[1, 2], [2, 4]], row_labels=[MathTex("1"), MathTex("2")], col_labels=[MathTex("1"), MathTex("2")]
        )
        self.play(FadeOut(frame), ReplacementTransform(table, sums))
        self.play(Circumscribe(sums.get_labels()))
