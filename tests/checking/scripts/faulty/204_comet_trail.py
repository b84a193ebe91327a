# dies: TypeError; class: keyword
from manim import *
import numpy as np


class CometTrail(Scene):
    def construct(self):
        sun = Dot(radius=0.3, color=YELLOW).shift(LEFT * 2)
        orbit = Ellipse(width=8, height=3, color=GREY_D)
        comet = Dot(orbit.get_start(), color=WHITE)
        trail = TracedPath(comet.get_center, disappearing_time=0.5, stroke_width=3, stroke_color=BLUE)
        self.add(sun, orbit, trail, comet)
        self.play(MoveAlongPath(comet, orbit), run_time=4, rate_func=smooth)
        caption = Text("Fast near the sun, slow far away", font_size=28).to_edge(DOWN)
        self.play(FadeIn(caption))
        self.wait()
