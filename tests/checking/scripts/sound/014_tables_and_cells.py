from manim import *


class TablesOfAllKinds(Scene):
    def construct(self):
        table = Table(
            [["12", "7"], ["3", "9"]],
            row_labels=[Text("A"), Text("B")],
            col_labels=[Text("won"), Text("lost")],
            top_left_entry=Star().scale(0.3),
            include_outer_lines=True,
            arrange_in_grid_config={"cell_alignment": RIGHT},
            line_config={"stroke_width": 1, "color": YELLOW},
        ).scale(0.6)
        table.add_highlighted_cell((2, 2), color=GREEN)
        self.play(table.create(run_time=1))
        self.play(table.get_entries((3, 2)).animate.set_color(RED))
        for row in table.get_rows():
            self.play(Indicate(row), run_time=0.3)
        table.get_horizontal_lines().set_color(BLUE)
        self.play(table.animate.to_edge(LEFT))
        numbers = IntegerTable([[1, 2], [3, 4]], h_buff=1).scale(0.7).to_edge(RIGHT)
        self.play(FadeIn(numbers.set_column_colors(RED, BLUE)))
        cell = numbers.get_cell((1, 1), color=YELLOW)
        self.play(Create(cell))
        self.wait()
