# dies: AttributeError; class: attribute
from manim import *


class MeanAndMedian(Scene):
    def construct(self):
        data = [2, 3, 3, 5, 7, 8, 14]
        line = NumberLine(x_range=[0, 15, 1], length=12, include_numbers=True)
        self.play(Create(line))

        dots = VGroup()
        seen = {}
        for x in data:
            height = seen.get(x, 0)
            dot = Dot(line.n2p(x) + UP * (0.4 + 0.3 * height), color=BLUE)
            seen[x] = height + 1
            dots.add(dot)
        self.play(LaggedStart(*[DropIn(dot) if False else FadeIn(dot, shift=DOWN) for dot in dots]))

        mean = sum(data) / len(data)
        median = sorted(data)[len(data) // 2]
        mean_arrow = Arrow(line.n2p(mean) + DOWN * 1.3, line.n2p(mean) + DOWN * 0.3, color=RED)
        median_arrow = Arrow(line.n2p(median) + DOWN * 1.3, line.n2p(median) + DOWN * 0.3, color=GREEN)
        self.play(GrowArrow(mean_arrow), GrowArrow(median_arrow))
        self.play(
            Write(Text("mean", font_size=24, color=RED).next_to(mean_arrow, DOWN)),
            Write(Text("median", font_size=24, color=GREEN).next_to(median_arrow, DOWN)),
        )
        self.play(dots.animate.set_colors([YELLOW, ORANGE]))
        line.highlight_range(3, 8)
        self.wait()
