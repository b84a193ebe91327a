# dies: SyntaxError; class: truncated
from manim import *


class Seasons(Scene):
    """Why there are seasons: the tilt of the axis."""

    def construct(self):
        sun = Circle(radius=0.6, color=YELLOW, fill_opacity=1)
        orbit = Ellipse(width=10, height=4, color=GREY)
        self.play(FadeIn(sun), Create(orbit))

        positions = {
            "June": LEFT * 5,
            "September": DOWN * 2,
            "December": RIGHT * 5,
            "March": UP * 2,
        }
        tilt = 23.5 * DEGREES
        for month, position in positions.items():
            earth = Circle(radius=0.35, color=BLUE, fill_opacity=1).move_to(position)
            axis = Line(DOWN * 0.6, UP * 0.6, color=WHITE).rotate(-tilt).move_to(position)
            label = Text(month, font_size=22).next_to(earth, DOWN, buff=0.4)
            self.play(FadeIn(earth), Create(axis), Write(label), run_time=0.7)

        ray = Arrow(sun.get_left(), LEFT * 4.4, color=YELLOW, buff=0.1)
        self.play(GrowArrow(ray))
        explanation = VGroup(
            Text("In June the north leans towards the sun,", font_size=26),
            Text("in December away from it.", font_size=26),
        ).arrange(DOWN
