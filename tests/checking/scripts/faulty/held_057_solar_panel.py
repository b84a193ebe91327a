# dies: UnboundLocalError; class: name
from manim import *


class SolarPanelEfficiency(Scene):
    def construct(self):
        panel = Rectangle(width=3, height=2, color=BLUE_E, fill_opacity=0.9)
        grid = VGroup(
            *[Line(UP, DOWN, color=GREY_B).shift(RIGHT * x) for x in (-1, 0, 1)],
            *[Line(LEFT * 1.5, RIGHT * 1.5, color=GREY_B).shift(UP * y) for y in (-0.5, 0.5)],
        )
        panel_group = VGroup(panel, grid).shift(DOWN)
        self.play(FadeIn(panel_group))

        for index in range(3):
            photon = Dot(color=YELLOW).move_to(UP * 3 + LEFT * (2 - index))
            self.play(photon.animate.move_to(panel.get_top()), run_time=0.5)
            self.play(FadeOut(photon))
            electron = Dot(color=TEAL).move_to(panel.get_right())
            self.play(electron.animate.shift(RIGHT * 2), run_time=0.5)
            counter += 1

        self.play(Write(Text(f"{counter} electrons", font_size=30).to_edge(UP)))
        self.wait()
