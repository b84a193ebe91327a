# dies: SyntaxError; class: truncated
from manim import *


class TowerOfHanoi(Scene):
    def construct(self):
        self.num_disks = 3
        self.setup_towers()
        self.solve(self.num_disks, 0, 2, 1)
        self.wait()

    def setup_towers(self):
        self.pegs = VGroup(*[
            Line(DOWN * 2, UP * 1, stroke_width=8, color=GREY).shift(RIGHT * x) for x in (-4, 0, 4)
        ])
        base = Line(LEFT * 6, RIGHT * 6, stroke_width=8, color=GREY).shift(DOWN * 2)
        self.play(Create(self.pegs), Create(base))
        self.towers = [[], [], []]
        colors = [RED, GREEN, BLUE]
        for i in range(self.num_disks):
            disk = RoundedRectangle(
                width=3 - i * 0.8, height=0.5, corner_radius=0.2, color=colors[i], fill_opacity=0.8
            )
            disk.move_to(self.pegs[0].get_bottom() + UP * (0.25 + 0.5 * i))
            self.towers[0].append(disk)
        self.play(*[FadeIn(d) for d in self.towers[0]])

    def solve(self, n, source, target, spare):
        if n == 0:
            return
        self.solve(n - 1, source, spare, target)
        disk = self.towers[source].pop()
        height = len(self.towers[target])
        self.towers[target].append(disk)
        # Lift the disk, move it sideways and put it down
        self.play(disk.animate.move_to(self.pegs[source].get_top() + UP * 0.5), run_time=0.4)
        self.play(disk.animate.move_to(self.pegs[target].get_top() + UP
