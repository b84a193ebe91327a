# dies: ImportError; class: import
from manim import *
from scipy.stats import norm, binomial
import numpy as np


class BinomialToNormal(Scene):
    def construct(self):
        n, p = 20, 0.5
        axes = Axes(x_range=[0, 20, 5], y_range=[0, 0.25, 0.05], x_length=9, y_length=5)
        self.play(Create(axes))
        bars = VGroup()
        for k in range(n + 1):
            height = axes.c2p(0, binomial.pmf(k, n, p))[1] - axes.c2p(0, 0)[1]
            bar = Rectangle(width=0.35, height=max(height, 0.01), fill_color=BLUE, fill_opacity=0.7)
            bar.move_to(axes.c2p(k, 0), aligned_edge=DOWN)
            bars.add(bar)
        self.play(LaggedStart(*[GrowFromEdge(b, DOWN) for b in bars], lag_ratio=0.05))
        curve = axes.plot(lambda x: norm.pdf(x, n * p, np.sqrt(n * p * (1 - p))), color=YELLOW)
        self.play(Create(curve))
        self.wait()
