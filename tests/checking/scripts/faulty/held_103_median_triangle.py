# dies: NameError; class: name
from manim import *


class Centroid(Scene):
    def construct(self):
        A = np.array([-3, -1.5, 0])
        B = np.array([3, -1.5, 0])
        C = np.array([0.5, 2, 0])
        triangle = Polygon(A, B, C)
        self.play(ShowCreation(triangle))
        midpoints = [(A + B) / 2, (B + C) / 2, (C + A) / 2]
        medians = VGroup(
            Line(C, midpoints[0]), Line(A, midpoints[1]), Line(B, midpoints[2])
        ).set_color(YELLOW)
        self.play(*[ShowCreation(m) for m in medians])
        centroid = Dot((A + B + C) / 3, color=RED)
        self.play(FadeIn(centroid), Flash(centroid))
        self.wait()
