# dies: AttributeError; class: attribute
from manim import *
import numpy as np


class KMeansClustering(Scene):
    def construct(self):
        np.random.seed(7)
        centers = [LEFT * 3 + UP, RIGHT * 3 + UP, DOWN * 2]
        colors = [RED, GREEN, BLUE]
        points = []
        for c in centers:
            for _ in range(12):
                offset = np.random.normal(0, 0.6, size=3)
                offset[2] = 0
                points.append(Dot(c + offset, radius=0.05, color=GREY))
        self.play(LaggedStart(*[FadeIn(p) for p in points], lag_ratio=0.02))

        centroids = [Star(color=col, fill_opacity=1).scale(0.2) for col in colors]
        guesses = [LEFT, RIGHT, UP * 0.5]
        for star, guess in zip(centroids, guesses):
            star.move_to(guess)
        self.play(*[GrowFromCenter(s) for s in centroids])

        for iteration in range(3):
            groups = [[], [], []]
            for p in points:
                distances = [np.linalg.norm(p.get_center() - s.get_center()) for s in centroids]
                groups[int(np.argmin(distances))].append(p)
            self.play(*[p.animate.set_color(colors[i]) for i in range(3) for p in groups[i]])
            moves = []
            for i in range(3):
                if groups[i]:
                    mean = np.mean([p.position for p in groups[i]], axis=0)
                    moves.append(centroids[i].animate.move_to(mean))
            self.play(*moves)
        self.wait()
