# dies: TypeError; class: keyword
from manim import *


class PopulationPyramid(Scene):
    def construct(self):
        ages = ["0-19", "20-39", "40-59", "60-79", "80+"]
        men = [8, 9, 10, 7, 2]
        women = [7.6, 8.8, 10.2, 8, 3.5]
        middle = VGroup(*[Text(a, font_size=22) for a in ages]).arrange(UP, buff=0.5)
        self.play(FadeIn(middle))
        for label, m, w in zip(middle, men, women):
            left = Rectangle(width=m * 0.35, height=0.5, color=BLUE, fill_opacity=0.8)
            right = Rectangle(width=w * 0.35, height=0.5, color=PINK, fill_opacity=0.8)
            left.next_to(label, LEFT, buff=0.2)
            right.next_to(label, RIGHT, buff=0.2)
            self.play(
                GrowFromEdge(left, edge=RIGHT),
                GrowFromEdge(right, direction=LEFT),
                run_time=0.4,
            )
        self.wait()
