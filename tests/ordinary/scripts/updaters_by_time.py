"""Updaters that are driven by the clock."""
from manim import *


class Clockwork(Scene):
    def construct(self):
        hand = Line(ORIGIN, UP * 2)
        hand.add_updater(lambda mobject, dt: mobject.rotate(-dt * PI, about_point=ORIGIN))
        self.add(Circle(radius=2), hand)
        self.wait(0.4)
        hand.suspend_updating()
        self.wait(0.1)
        hand.clear_updaters()
