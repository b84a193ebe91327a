# dies: TypeError; class: keyword
from manim import *


class BohrModel(Scene):
    def construct(self):
        nucleus = Circle(radius=0.4, color=RED, fill_opacity=1)
        label = Text("+", font_size=40).move_to(nucleus)
        self.play(GrowFromCenter(nucleus), Write(label))

        shells = VGroup()
        electrons = VGroup()
        for n, count in ((1, 2), (2, 8)):
            shell = Circle(radius=0.9 * n, color=GREY, dash_length=0.1)
            shells.add(shell)
            for k in range(count):
                electron = Dot(shell.point_at_angle(k * TAU / count), color=BLUE)
                electrons.add(electron)
        self.play(Create(shells))
        self.play(FadeIn(electrons))
        self.play(Rotate(electrons, TAU, about_point=ORIGIN), run_time=4, rate_func=linear)
        self.wait()
