# dies: ModuleNotFoundError; class: import
from manim import *
from manim.utils.physics import integrate_ode
import numpy as np


class Pendulum(Scene):
    def construct(self):
        pivot = Dot(UP * 2)
        length = 3
        theta = ValueTracker(0.8)

        def position():
            angle = theta.get_value()
            return pivot.get_center() + length * np.array([np.sin(angle), -np.cos(angle), 0])

        rod = always_redraw(lambda: Line(pivot.get_center(), position()))
        bob = always_redraw(lambda: Dot(position(), radius=0.2, color=BLUE))
        self.add(pivot, rod, bob)
        for angle in integrate_ode(lambda t, y: -9.8 * np.sin(y), 0.8, steps=20):
            self.play(theta.animate.set_value(angle), run_time=0.1, rate_func=linear)
        self.wait()
