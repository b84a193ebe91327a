# dies: SyntaxError; class: truncated
from manim import *


class NyquistSampling(Scene):
    def construct(self):
        self.signal = FunctionGraph(lambda x: np.sin(3 * x), x_range=[-5, 5], color=BLUE)
        self.play(Create(self.signal))
        for step in (0.3, 1.0, 2.0):
            samples = self.sample(step)
            self.play(FadeIn(samples))
            self.play(FadeOut(samples))
        self.wait()

    def sample(self, step):
        dots = VGroup()
        for x in np.arange(-5, 5.01, step):
            dots.add(Dot([x, np.sin(3 * x), 0], radius=0.06, color=YELLOW))
        return dots

    def reconstruct(self, step):
