"""A graph with jumps and pieces.

Pieces of a function with a hole and a jump; asymptotes are dashed; one axis is logarithmic.

- parking fee that jumps every hour, stairs
- different rules for different parts
- jump, gap or hole in a graph
- gets closer to a line but never touches it
- each step ten times as large, earthquakes, loudness
- undefined, dividing by zero
- absolute value with its corner
"""

from manim import *


class Pieces(Scene):
    def construct(self):
        axes = Axes(x_range=[-4, 4], y_range=[-3, 3], x_length=6, y_length=4.5).to_edge(LEFT)
        steps = VGroup(*(axes.plot(lambda x, n=n: n, x_range=[n, n + 1], color=YELLOW) for n in range(-2, 2)))
        ends = VGroup(*(Dot(axes.c2p(n, n), radius=0.06, color=YELLOW) for n in range(-2, 2)))
        holes = VGroup(*(Circle(0.06, color=YELLOW).move_to(axes.c2p(n + 1, n)) for n in range(-2, 2)))
        self.play(Create(axes))
        self.play(LaggedStartMap(Create, steps), FadeIn(ends, holes))
        fraction = axes.plot(lambda x: 1 / x, discontinuities=[0], dt=0.05, x_range=[-4, 4], color=BLUE)
        wall = DashedLine(axes.c2p(0, -3), axes.c2p(0, 3), color=RED)
        self.play(FadeOut(steps, ends, holes), Create(fraction), Create(wall))
        corner = axes.plot(abs, use_smoothing=False, color=GREEN)
        self.play(Transform(fraction, corner))
        powers = (
            Axes(
                x_range=[0, 4],
                y_range=[0, 4],
                x_length=5,
                y_length=4,
                tips=False,
                y_axis_config={"scaling": LogBase(custom_labels=True)},
            )
            .to_edge(RIGHT)
            .add_coordinates()
        )
        self.play(Create(powers), Create(powers.plot(lambda x: 10**x, x_range=[0, 4], color=ORANGE)))
