# dies: TypeError; class: keyword
from manim import *


class BarMagnet(Scene):
    def construct(self):
        north = Rectangle(width=1.5, height=0.8, fill_color=RED, fill_opacity=1).shift(LEFT * 0.75)
        south = Rectangle(width=1.5, height=0.8, fill_color=BLUE, fill_opacity=1).shift(RIGHT * 0.75)
        letters = VGroup(Text("N").move_to(north), Text("S").move_to(south)).set_color(WHITE)
        self.play(FadeIn(north, south), Write(letters))

        lines = VGroup()
        for bend in (0.8, 1.6, 2.4):
            for sign in (1, -1):
                curve = ArcBetweenPoints(
                    north.get_left(), south.get_right(), angle=-sign * bend, color=YELLOW, arrow_tips=True
                )
                lines.add(curve)
        self.play(LaggedStart(*[Create(line) for line in lines], lag_ratio=0.1))
        compass = Arrow(LEFT * 0.4, RIGHT * 0.4, buff=0, color=WHITE).shift(UP * 2.5)
        self.play(GrowArrow(compass))
        self.play(Rotate(compass, PI))
        self.wait()
