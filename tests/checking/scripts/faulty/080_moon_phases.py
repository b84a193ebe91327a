# dies: SyntaxError; class: syntax
from manim import *


class MoonPhases(Scene):
    def construct(self):
        earth = Circle(radius=0.8, color=BLUE, fill_opacity=1)
        orbit = Circle(radius=2.5, color=GREY, stroke_opacity=0.5)
        self.play(FadeIn(earth), Create(orbit))

        phases = ["New", "First quarter", "Full", "Last quarter"]
        for index, phase in enumerate(phases):
            angle = index * PI / 2
            position = 2.5 * np.array([np.cos(angle), np.sin(angle), 0])
            moon = Circle(radius=0.3, color=GREY_A, fill_opacity=1).move_to(position)
            dark = Sector(radius=0.3, angle=PI, start_angle=PI / 2, color=BLACK, fill_opacity=1)
            dark.move_to(moon)
            label = Text(phase, font_size=22).next_to(moon, position / 2.5)
            self.play(FadeIn(moon), FadeIn(dark), Write(label))
          self.wait(0.3)
        self.wait(2)
