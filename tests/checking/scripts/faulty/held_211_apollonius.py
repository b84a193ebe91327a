# dies: TypeError; class: keyword
from manim import *


class ApolloniusCircles(Scene):
    def construct(self):
        radii = [1.5, 1.0, 0.8]
        centers = [LEFT * 1.5, RIGHT * 1.0, UP * 1.6]
        circles = VGroup(*[
            Circle(radius=r, center=c, color=color)
            for r, c, color in zip(radii, centers, (RED, GREEN, BLUE))
        ])
        self.play(LaggedStart(*[Create(c) for c in circles], lag_ratio=0.3))
        question = Text("Which circle touches all three?", font_size=32).to_edge(DOWN)
        self.play(Write(question))
        answer = Circle(radius=0.35, color=YELLOW, fill_opacity=0.5).shift(UP * 0.45)
        self.play(GrowFromCenter(answer))
        self.wait()
