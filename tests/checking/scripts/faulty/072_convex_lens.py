# dies: AttributeError; class: attribute
from manim import *


class ConvexLens(Scene):
    def construct(self):
        lens = Intersection(
            Circle(radius=3).shift(LEFT * 2.5),
            Circle(radius=3).shift(RIGHT * 2.5),
            color=BLUE,
            fill_opacity=0.3,
        )
        axis = DashedLine(LEFT * 6, RIGHT * 6)
        focus = Dot(RIGHT * 2.5, color=YELLOW)
        focus_label = MathTex("F").next_to(focus, DOWN)
        self.play(Create(lens), Create(axis))
        self.play(FadeIn(focus), Write(focus_label))

        for y in (-0.8, 0, 0.8):
            incoming = Line(LEFT * 5 + UP * y, UP * y, color=RED)
            outgoing = Line(UP * y, focus.get_center(), color=RED)
            self.play(Create(incoming), run_time=0.5)
            self.play(Create(outgoing.extend(1.5)), run_time=0.5)
        self.wait()
