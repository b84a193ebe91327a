# dies: NameError; class: name
from manim import *


class Brachistochrone(Scene):
    def construct(self):
        start, end = LEFT * 4 + UP * 2, RIGHT * 3 + DOWN * 1.5
        straight = Line(start, end, color=BLUE)
        steep = ArcBetweenPoints(start, end, angle=PI / 3, color=RED)
        cycloid = ParametricFunction(
            lambda t: start + 1.75 * np.array([t - np.sin(t), np.cos(t) - 1, 0]),
            t_range=[0, 3.1],
            color=YELLOW,
        )
        self.play(Create(straight), Create(steep), Create(cycloid))

        balls = VGroup(*[Dot(start, color=c) for c in (BLUE, RED, YELLOW)])
        self.add(balls)
        self.play(
            MoveAlongPath(balls[0], straight, rate_func=rush_into, run_time=3),
            MoveAlongPath(balls[1], steep, rate_func=rush_into, run_time=2.8),
            MoveAlongPath(balls[2], cycloid, rate_func=ease_in_quad, run_time=2.4),
        )
        winner = Text("The cycloid wins!", font_size=40, color=YELLOW).to_edge(UP)
        self.play(Write(winner))
        self.wait()
