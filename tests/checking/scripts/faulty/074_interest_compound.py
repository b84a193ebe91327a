# dies: AttributeError; class: attribute
from manim import *


class CompoundInterest(Scene):
    def construct(self):
        principal = 1000
        rate = 0.05

        header = Text("Compound interest", weight=BOLD).to_edge(UP)
        self.play(FadeIn(header))

        table = Table(
            [[str(y), f"{principal * (1 + rate) ** y:.2f}"] for y in range(5)],
            col_labels=[Text("Year"), Text("Balance")],
            include_outer_lines=True,
        ).scale(0.5)
        self.play(table.create())
        self.wait()

        last = table.get_entries((6, 2))
        self.play(last.animate.set_color(GREEN))
        table.add_highlighted_cell((6, 2), color=GREEN)
        self.play(table.highlight_column(2, color=YELLOW))
        self.wait()
