# dies: NameError; class: import
from manim import *


class ProjectileMotion(Scene):
    def construct(self):
        ground = Line(LEFT * 6, RIGHT * 6, color=GREEN).shift(DOWN * 2.5)
        self.play(Create(ground))

        v0 = 7
        angle = math.radians(55)
        g = 9.8
        flight_time = 2 * v0 * math.sin(angle) / g

        path = ParametricFunction(
            lambda t: np.array([
                v0 * math.cos(angle) * t - 4,
                v0 * math.sin(angle) * t - 0.5 * g * t**2 - 2.5,
                0,
            ]),
            t_range=[0, flight_time],
            color=YELLOW,
        )
        ball = Dot(color=RED, radius=0.15).move_to(path.get_start())
        self.play(FadeIn(ball))
        self.play(MoveAlongPath(ball, path), Create(path), run_time=3, rate_func=linear)
        caption = Text("A parabola!").scale(0.8).to_edge(UP)
        self.play(Write(caption))
        self.wait()
