# dies: TypeError; class: value
from manim import *


class Tides(Scene):
    def construct(self):
        earth = Circle(radius=1, color=BLUE, fill_opacity=1)
        water = Ellipse(width=2.8, height=2.2, color=TEAL, fill_opacity=0.5)
        moon = Circle(radius=0.3, color=GREY_A, fill_opacity=1).shift(RIGHT * 4)
        self.play(FadeIn(earth), FadeIn(water), FadeIn(moon))

        pull = Arrow(moon.get_left(), water.get_right(), color=YELLOW)
        self.play(GrowArrow(pull))
        self.wait()

        # The moon goes around the earth and the bulge follows
        self.play(
            moon.rotate(PI / 2, about_point=ORIGIN),
            water.rotate(PI / 2),
            FadeOut(pull),
            run_time=3,
        )
        self.wait()
