# dies: TypeError; class: keyword
from manim import *


class MusicalIntervals(Scene):
    def construct(self):
        self.camera.background_color = BLACK
        string_ = Line(LEFT * 5, RIGHT * 5, stroke_width=3).shift(UP * 2)
        self.play(Create(string_))

        harmonics = VGroup()
        for n in range(1, 5):
            curve = FunctionGraph(
                lambda x, n=n: 0.5 * np.sin(n * PI * (x + 5) / 10),
                x_range=[-5, 5],
                color=interpolate_color(BLUE, RED, (n - 1) / 3),
                stroke_thickness=3,
            )
            curve.shift(UP * (1.5 - n))
            harmonics.add(curve)
        for n, curve in enumerate(harmonics, start=1):
            ratio = Text(f"1/{n}", font_size=24).next_to(curve, RIGHT)
            self.play(Create(curve), FadeIn(ratio))
        self.wait()
