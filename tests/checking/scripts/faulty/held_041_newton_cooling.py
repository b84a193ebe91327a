# dies: TypeError; class: keyword
from manim import *


class NewtonCooling(Scene):
    def construct(self):
        intro = Paragraph(
            "A cup of coffee cools fast at first",
            "and slowly towards the end.",
            font_size=32,
            alignment="center",
        )
        self.play(FadeIn(intro))
        self.wait()
        self.play(FadeOut(intro))

        axes = Axes(
            x_range=[0, 60, 10],
            y_range=[0, 100, 20],
            x_length=9,
            y_length=5,
        ).add_coordinates()
        curve = axes.plot(lambda t: 20 + 70 * np.exp(-t / 15), color=ORANGE)
        room = axes.plot(lambda t: 20, color=BLUE, dashed=True)
        self.play(Create(axes))
        self.play(Create(curve), run_time=2)
        self.play(Create(room))
        self.wait()
