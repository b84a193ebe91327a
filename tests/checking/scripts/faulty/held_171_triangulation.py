# dies: ValueError; class: shape
from manim import *
import numpy as np


class Triangulation(Scene):
    def construct(self):
        stations = np.array([[-4.0, -2.0], [4.0, -2.0]])
        target = np.array([1.0, 2.5])
        towers = VGroup(*[Triangle(color=BLUE).scale(0.3).move_to([*s, 0]) for s in stations])
        self.play(FadeIn(towers))
        for s in stations:
            ray = DashedLine([*s, 0], [*target, 0], color=YELLOW)
            self.play(Create(ray))
        beacon = Star(color=RED, fill_opacity=1).scale(0.2)
        beacon.move_to(target)
        self.play(GrowFromCenter(beacon))
        distance = np.linalg.norm(stations[0] - target)
        text = Text(f"{distance:.2f} km", font_size=28).next_to(beacon, UP)
        self.play(Write(text))
        self.wait()
