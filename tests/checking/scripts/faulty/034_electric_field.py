# dies: AttributeError; class: attribute
from manim import *


class ElectricField(Scene):
    def construct(self):
        plus = VGroup(Circle(radius=0.3, color=RED, fill_opacity=1), MathTex("+")).shift(LEFT * 2)
        minus = VGroup(Circle(radius=0.3, color=BLUE, fill_opacity=1), MathTex("-")).shift(RIGHT * 2)

        def field(pos):
            r1 = pos - LEFT * 2
            r2 = pos - RIGHT * 2
            n1 = np.linalg.norm(r1) + 0.1
            n2 = np.linalg.norm(r2) + 0.1
            return r1 / n1**3 - r2 / n2**3

        vectors = ArrowVectorField(field, x_range=[-5, 5, 1], y_range=[-3, 3, 1])
        self.play(FadeIn(plus), FadeIn(minus))
        self.play(Create(vectors))
        self.wait()

        stream = StreamLines(field, x_range=[-4, 4, 1], y_range=[-2, 2, 1], stroke_width=2, max_anchors_per_line=10)
        self.play(FadeOut(vectors))
        self.add(stream)
        stream.begin_animation(warm_up=False, flow_speed=1.5)
        self.wait(2)
