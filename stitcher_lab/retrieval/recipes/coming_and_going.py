"""Ways for things to appear and disappear.

Each of a row of shapes comes in another manner, and goes in another.

- pop up one after another, grow from nothing
- draw the outline, then fill it
- fade away, shrink, vanish
- spiral in, spin in, slide in from the side
- a flower grows, a balloon is blown up
- one by one, all at once, staggered
- logo, intro, opening animation
"""

from manim import *


class Entrances(Scene):
    def construct(self):
        shapes = (
            VGroup(
                Circle(color=BLUE),
                Square(color=GREEN),
                Triangle(color=YELLOW),
                Star(color=ORANGE),
                RegularPolygon(5, color=RED),
            )
            .arrange(RIGHT, buff=0.6)
            .scale(0.8)
        )
        self.play(
            LaggedStart(
                GrowFromCenter(shapes[0]),
                SpinInFromNothing(shapes[1]),
                GrowFromEdge(shapes[2], DOWN),
                DrawBorderThenFill(shapes[3]),
                GrowFromPoint(shapes[4], RIGHT * 6),
                lag_ratio=0.3,
            )
        )
        self.play(SpiralIn(VGroup(*(Dot(color=YELLOW).shift(UP * 2 + RIGHT * x) for x in range(-3, 4)))))
        self.play(AnimationGroup(Wiggle(shapes[0]), FadeToColor(shapes[1], RED), lag_ratio=0.5))
        self.play(
            Succession(ShrinkToCenter(shapes[0]), Uncreate(shapes[1]), FadeOut(shapes[2], shift=DOWN), run_time=2),
            FadeOut(shapes[3], scale=2),
            shapes[4].animate(path_arc=PI).shift(LEFT * 4),
        )
        self.play(ShowSubmobjectsOneByOne(VGroup(*(Integer(n, font_size=96) for n in (3, 2, 1))).shift(DOWN * 2)))
