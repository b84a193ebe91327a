# dies: AttributeError; class: attribute
from manim import *


class HeartBeat(Scene):
    def construct(self):
        heart = ParametricFunction(
            lambda t: 0.15 * np.array([
                16 * np.sin(t) ** 3,
                13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t),
                0,
            ]),
            t_range=[0, TAU],
            color=RED,
            fill_opacity=0.8,
        )
        self.play(DrawBorderThenFill(heart))
        for _ in range(3):
            self.play(heart.animate.scale(1.15), rate_func=there_and_back, run_time=0.6)

        monitor = Axes(x_range=[0, 6], y_range=[-1, 2], x_length=8, y_length=2).to_edge(DOWN)
        beat = monitor.plot(lambda t: np.exp(-40 * (t % 1 - 0.5) ** 2), color=GREEN)
        self.play(Create(beat, rate_func=rate_functions.linear), run_time=3)
        bpm = Text("72 bpm", font_size=30).next_to(monitor, UP)
        self.play(Write(bpm))
        self.play(bpm.animate.blink(3))
        self.wait()
