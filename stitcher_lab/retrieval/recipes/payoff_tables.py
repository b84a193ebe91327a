"""Tables of numbers and of pictures, with highlighted cells.

Whole numbers, decimals and drawn things in cells; totals are marked in colour.

- score sheet, game between two players, who gets what
- yes and no counted in four boxes, right and wrong alarms
- results of a test in a two by two table
- counts with row and column totals
- table with pictures or formulas in its cells
- price and quantity with decimals
"""

from manim import *


class Payoff(Scene):
    def construct(self):
        counts = IntegerTable(
            [[42, 8], [5, 45]],
            row_labels=[Text("ill"), Text("well")],
            col_labels=[Text("+"), Text("-")],
            include_outer_lines=True,
        ).scale(0.7)
        self.play(
            Write(counts.get_labels()), Create(counts.get_horizontal_lines()), Create(counts.get_vertical_lines())
        )
        self.play(LaggedStartMap(FadeIn, counts.get_entries_without_labels(), lag_ratio=0.3))
        counts.add_highlighted_cell((2, 2), color=GREEN_E)
        cell = counts.get_cell((3, 2), color=RED)
        self.play(Create(cell), Indicate(counts.get_rows()[1]), Wiggle(counts.get_columns()[2]))
        self.play(FadeOut(cell), counts.animate.scale(0.7).to_edge(LEFT))
        shapes = MobjectTable([[Circle(0.3), Square(0.6)], [Star(outer_radius=0.4), Triangle().scale(0.3)]]).scale(0.6)
        prices = DecimalTable([[1.5, 2.25], [0.75, 3.5]], element_to_mobject_config={"num_decimal_places": 2}).scale(
            0.6
        )
        VGroup(shapes, prices).arrange(DOWN, buff=0.5).to_edge(RIGHT)
        self.play(shapes.create())
        self.play(prices.create(), prices.get_highlighted_cell((1, 1), color=BLUE_E).animate.set_opacity(0.5))
