# dies: ValueError; class: shape
from manim import *


class VectorAddition(Scene):
    def construct(self):
        plane = NumberPlane(
            x_range=[-5, 5],
            y_range=[-4, 4],
            background_line_style={"stroke_opacity": 0.4},
        )
        self.play(Create(plane), run_time=1.5)

        u = [2, 1]
        v = [1, 2]
        vec_u = Arrow(ORIGIN, [2, 1, 0], buff=0, color=RED)
        vec_v = Arrow([2, 1, 0], [3, 3, 0], buff=0, color=GREEN)
        label_u = MathTex(r"\vec{u}", color=RED).next_to(vec_u, DOWN)
        label_v = MathTex(r"\vec{v}", color=GREEN).next_to(vec_v, RIGHT)

        self.play(GrowArrow(vec_u), Write(label_u))
        self.play(GrowArrow(vec_v), Write(label_v))

        total = np.add(u, v)
        tip = Dot(color=YELLOW).move_to(total)
        vec_sum = Arrow(ORIGIN, [3, 3, 0], buff=0, color=YELLOW)
        self.play(GrowArrow(vec_sum), FadeIn(tip))
        self.wait(2)
