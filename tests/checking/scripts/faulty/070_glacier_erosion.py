# dies: NameError; class: name
from manim import *


class GlacierErosion(Scene):
    def construct(self):
        mountain = Polygon(LEFT * 5 + DOWN * 2, UP * 2, RIGHT * 5 + DOWN * 2, color=GREY_BROWN, fill_opacity=1)
        ice = Polygon(
            LEFT * 1.2 + UP * 1,
            UP * 2,
            RIGHT * 2.5 + DOWN * 0.2,
            RIGHT * 2 + DOWN * 0.8,
            color=BLUE_A,
            fill_opacity=0.9,
        )
        self.play(FadeIn(mountain))
        self.play(FadeIn(ice))
        arrow = Arrow(UP * 2 + RIGHT, RIGHT * 3 + DOWN * 0.5, color=WHITE)
        self.play(GrowArrow(arrow))
        self.play(ice.animate.shift(RIGHT * 1.2 + DOWN * 1), run_time=3)
        valley = Text("U-shaped valley", font_size=28, color=LIGHT_BLUE).to_edge(DOWN)
        self.play(Write(valley))
        self.wait()
