# dies: NameError; class: import
from manim import *


class TruthTable(Scene):
    def construct(self):
        variables = ["p", "q"]
        rows = []
        for p, q in itertools.product([True, False], repeat=2):
            rows.append([str(p)[0], str(q)[0], str(p and q)[0], str(p or q)[0]])

        table = Table(
            rows,
            col_labels=[Text(t) for t in (*variables, "p ∧ q", "p ∨ q")],
            include_outer_lines=True,
        ).scale(0.6)
        self.play(Create(table), run_time=2)
        for r in range(2, 6):
            cell = table.get_entries((r, 3))
            self.play(cell.animate.set_color(GREEN if rows[r - 2][2] == "T" else RED), run_time=0.4)
        self.wait()
