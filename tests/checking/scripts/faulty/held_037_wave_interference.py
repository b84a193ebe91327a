# dies: ValueError; class: latex
from manim import *


class WaveInterference(Scene):
    def construct(self):
        ax = Axes(x_range=[0, 10, 1], y_range=[-2.5, 2.5, 1], x_length=11, y_length=5)
        phase = ValueTracker(0)
        wave1 = always_redraw(lambda: ax.plot(lambda x: np.sin(2 * x), color=BLUE))
        wave2 = always_redraw(lambda: ax.plot(lambda x: np.sin(2 * x + phase.get_value()), color=RED))
        total = always_redraw(
            lambda: ax.plot(lambda x: np.sin(2 * x) + np.sin(2 * x + phase.get_value()), color=YELLOW)
        )
        self.play(Create(ax), Create(wave1), Create(wave2))
        self.add(total)
        eq = MathTex(r"\Delta\phi = 180\degree \implies y = 0").to_edge(UP)
        self.play(Write(eq))
        self.play(phase.animate.set_value(PI), run_time=3)
        self.wait()
