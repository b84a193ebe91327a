# dies: NameError; class: name
from manim import *
import math


class TaylorSeriesExp(Scene):
    def construct(self):
        axes = Axes(x_range=[-3, 3], y_range=[-1, 8], x_length=9, y_length=6)
        exp_graph = axes.plot(lambda x: np.exp(x), x_range=[-3, 2], color=WHITE)
        self.play(Create(axes), Create(exp_graph))

        colors = [RED, ORANGE, YELLOW, GREEN, BLUE]
        approx = None
        for n in range(1, 6):
            def partial(x, n=n):
                return sum(x**k / math.factorial(k) for k in range(n))

            graph = axes.plot(partial, x_range=[-3, 2.2], color=colors[n - 1])
            label = MathTex(f"n = {n}", color=colors[n - 1]).to_corner(UR)
            if approx is None:
                approx = graph
                current_label = label
                self.play(Create(approx), FadeIn(current_label))
            else:
                self.play(
                    ReplacementTransform(approx, graph),
                    ReplacementTransform(current_label, label),
                )
                approx, current_label = graph, label
        self.play(Circumscribe(current_label, color=LIGHT_YELLOW))
        self.wait()
