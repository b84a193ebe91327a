# dies: NotImplementedError; class: value
from manim import *


class StandardDeviation(Scene):
    def construct(self):
        values = [4, 8, 6, 5, 3]
        mean = sum(values) / len(values)
        axis = NumberLine([0, 10, 1], length=10, include_numbers=True)
        dots = VGroup(*[Dot(axis.n2p(v) + UP * 0.5) for v in values])
        self.play(Create(axis), FadeIn(dots))

        mean_line = DashedLine(axis.n2p(mean) + UP * 2, axis.n2p(mean), color=YELLOW)
        self.play(Create(mean_line))
        distances = VGroup(*[
            Line(dot.get_center(), [mean_line.get_x(), dot.get_y(), 0], color=RED) for dot in dots
        ])
        self.play(LaggedStart(*[Create(d) for d in distances], lag_ratio=0.2))

        result = Text("σ ≈ 1.7", font_size=36).to_edge(UP)
        self.play(Transform(distances))
        self.play(Write(result))
        self.wait()
