# dies: AttributeError; class: attribute
import random

from manim import *


class WaitingForTheBus(Scene):
    """The waiting time paradox, simulated."""

    def construct(self):
        random.seed(11)
        road = Line(LEFT * 6, RIGHT * 6, color=GREY).shift(DOWN)
        self.play(Create(road))

        arrivals = []
        t = 0.0
        while t < 10:
            t += random.expovariate(0.8)
            arrivals.append(t)

        buses = VGroup()
        for a in arrivals[:-1]:
            bus = RoundedRectangle(width=0.5, height=0.3, corner_radius=0.1, color=YELLOW, fill_opacity=1)
            bus.move_to(road.point_from_proportion(min(a / 10, 1)))
            buses.add(bus)
        self.play(LaggedStart(*[FadeIn(b) for b in buses], lag_ratio=0.3))

        gaps = [b - a for a, b in zip(arrivals, arrivals[1:])]
        longest = max(range(len(gaps) - 1), key=lambda i: gaps[i])
        brace = BraceBetweenPoints(
            buses[longest].get_center(), buses[longest + 1].get_center(), direction=DOWN
        )
        self.play(GrowFromCenter(brace))
        text = brace.get_text("You probably arrive here")
        text.scale(0.6)
        self.play(FadeIn(text))
        self.play(buses.animate.sort_by_size())
        self.wait()
