# dies: AttributeError; class: attribute
from manim import *
from math import comb


class PascalsTriangle(Scene):
    def construct(self):
        rows = VGroup()
        for n in range(6):
            row = VGroup(*[Integer(comb(n, k), font_size=32) for k in range(n + 1)])
            row.arrange(RIGHT, buff=0.7)
            rows.add(row)
        rows.arrange(DOWN, buff=0.35)
        self.play(LaggedStart(*(FadeIn(row, shift=DOWN * 0.2) for row in rows), lag_ratio=0.4))

        for n in range(2, 6):
            for k in range(1, n):
                above_left, above_right, here = rows[n - 1][k - 1], rows[n - 1][k], rows[n][k]
                if here.number == above_left.number + above_right.number:
                    continue
        center = rows[4][2]
        lines = VGroup(
            Line(rows[3][1].get_bottom(), center.get_top(), color=YELLOW),
            Line(rows[3][2].get_bottom(), center.get_top(), color=YELLOW),
        )
        self.play(Create(lines), center.animate.set_color(YELLOW))
        total = sum(entry.get_value() for entry in rows.flatten())
        self.play(FadeIn(Integer(total).to_corner(DR)))
        self.wait()
