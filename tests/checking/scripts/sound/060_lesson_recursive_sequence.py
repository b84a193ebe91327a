from manim import *
from functools import lru_cache


@lru_cache(maxsize=None)
def collatz(n: int) -> tuple:
    return (n,) if n == 1 else (n, *collatz(n // 2 if n % 2 == 0 else 3 * n + 1))


class Collatz(Scene):
    def construct(self):
        path = collatz(7)
        axes = Axes(x_range=[0, len(path), 4], y_range=[0, max(path) + 5, 10], x_length=9, y_length=5)
        graph = axes.plot_line_graph(x_values=range(len(path)), y_values=path, vertex_dot_radius=0.05)
        self.play(Create(axes))
        self.play(Create(graph["line_graph"]), run_time=2)
        self.play(LaggedStart(*(GrowFromCenter(d) for d in graph["vertex_dots"]), lag_ratio=0.1))
        peak = max(enumerate(path), key=lambda pair: pair[1])
        arrow = Arrow(axes.c2p(*peak) + UR, axes.c2p(*peak), buff=0.1, max_tip_length_to_length_ratio=0.2)
        label = MathTex(peak[1]).next_to(arrow.get_start(), UR, buff=0.1)
        self.play(GrowArrow(arrow), Write(label))
        self.wait()
