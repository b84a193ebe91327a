import random
from collections import Counter

from manim import *


class GaltonBoard(Scene):
    LEVELS = 5

    def construct(self):
        random.seed(5)
        pegs = VGroup(*[
            Dot(UP * (2 - 0.6 * level) + RIGHT * 0.7 * (k - level / 2), radius=0.06, color=GREY)
            for level in range(self.LEVELS)
            for k in range(level + 1)
        ])
        self.play(FadeIn(pegs, lag_ratio=0.05))
        bins = Counter()
        piles: dict[int, VGroup] = {}
        for _ in range(8):
            ball = Dot(UP * 3, radius=0.1, color=YELLOW)
            path = [ball.get_center()]
            position = 0
            for level in range(self.LEVELS):
                position += random.choice((0, 1))
                path.append(UP * (1.7 - 0.6 * level) + RIGHT * 0.7 * (position - (level + 1) / 2))
            bins[position] += 1
            path.append(DOWN * (3 - 0.22 * bins[position]) + RIGHT * 0.7 * (position - self.LEVELS / 2))
            route = VMobject().set_points_as_corners(path)
            self.play(MoveAlongPath(ball, route), run_time=0.5, rate_func=linear)
            piles.setdefault(position, VGroup()).add(ball)
        most, count = bins.most_common(1)[0]
        self.play(piles[most].animate.set_color(RED))
        summary = ", ".join(f"{k}: {v}" for k, v in sorted(bins.items()))
        self.play(Write(Text(summary, font_size=24).to_edge(RIGHT)))
        self.play(FadeOut(VGroup(*piles.values())), run_time=1 / max(count, 1))
        self.wait()
