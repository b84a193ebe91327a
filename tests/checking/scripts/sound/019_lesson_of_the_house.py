from manim import *
from stitcher_lab.scene import *


class HouseStyle(Lesson):
    """Sorting in pairs"""

    def construct(self):
        with self.voiceover(text="Six numbers in a row.", visual="A row of boxes.") as tracker:
            heading = self.show_heading("Pairs")
            row = CellRow([4, 1, 7, 3, 9, 2])
            self.play(LaggedStart(*(FadeIn(cell) for cell in row.cells), lag_ratio=0.1), run_time=tracker.duration)
        with self.voiceover(text="We swap the first two, since four is more than one.", say="We swap."):
            self.play(row.swap(0, 1))
            self.play(row.cells[0].animate.paint(LEAF), run_time=0.5)
        with self.voiceover("A pointer shows where we are.") as tracker:
            pointer = Pointer("here", AMBER, UP).aim(row.slot(2) + DOWN * 0.8)
            self.play(FadeIn(pointer))
            self.play(pointer.animate.aim(row.slot(3) + DOWN * 0.8), heading.animate.set_color(SKY))
            self.play(Write(fit(formula("n = 6").to_edge(RIGHT), 2)), run_time=tracker.get_remaining_duration())
        self.clear_stage()
        self.show_title("Thank you", f"{counted(3, 'pair')} and {ordinal(2)}")
