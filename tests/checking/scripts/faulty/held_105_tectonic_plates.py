# dies: NameError; class: name
from manim import *


class TectonicPlates(Scene):
    def construct(self):
        left = Rectangle(width=6, height=1.2, fill_color=MAROON, fill_opacity=1).shift(LEFT * 3)
        right = Rectangle(width=6, height=1.2, fill_color=BROWN, fill_opacity=1).shift(RIGHT * 3)
        mantle = Rectangle(width=14, height=3, fill_color=RED_E, fill_opacity=0.8).to_edge(DOWN, buff=0)
        self.play(FadeIn(mantle), FadeIn(left), FadeIn(right))

        arrow1 = Arrow(LEFT * 4, LEFT * 2).shift(UP * 1.5)
        arrow2 = Arrow(RIGHT * 4, RIGHT * 2).shift(UP * 1.5)
        self.play(GrowArrow(arrow1), GrowArrow(arrow2))

        self.play(
            left.animate.shift(RIGHT * 0.5),
            right.animate.shift(LEFT * 0.5).rotate(-0.1),
            run_time=2,
        )
        mountain = Polygon(LEFT + UP * 0.6, UP * 2.5, RIGHT + UP * 0.6, color=BROWN, fill_opacity=1)
        self.play(GrowFromEdge(mountain, DOWN))
        self.play(Shake(mountain))
        self.wait()
