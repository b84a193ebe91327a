# dies: NameError; class: import
from manim import *


class NoiseAndSignal(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 10], y_range=[-2, 2], x_length=10, y_length=4)
        self.play(Create(axes))

        signal = axes.plot(lambda x: np.sin(x), color=BLUE)
        dots = VGroup()
        for x in np.arange(0, 10, 0.25):
            y = np.sin(x) + random.gauss(0, 0.3)
            dots.add(Dot(axes.c2p(x, y), radius=0.04, color=GREY))
        self.play(LaggedStart(*[FadeIn(d) for d in dots], lag_ratio=0.03))
        self.play(Create(signal), run_time=2)
        label = Text("signal", font_size=24, color=BLUE).next_to(signal, UP)
        self.play(Write(label))
        self.wait()
