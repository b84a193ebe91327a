# dies: AttributeError; class: attribute
from manim import *
from scipy.integrate import solve_ivp
import numpy as np


def lorenz(t, state, sigma=10, rho=28, beta=8 / 3):
    x, y, z = state
    return [sigma * (y - x), x * (rho - z) - y, x * y - beta * z]


class LorenzAttractor(ThreeDScene):
    def construct(self):
        axes = ThreeDAxes(
            x_range=(-50, 50, 10), y_range=(-50, 50, 10), z_range=(0, 50, 10),
            x_length=8, y_length=8, z_length=5,
        )
        self.set_camera_orientation(phi=70 * DEGREES, theta=45 * DEGREES)
        self.add(axes)
        solution = solve_ivp(lorenz, (0, 10), [1, 1, 1], t_eval=np.linspace(0, 10, 600))
        points = [axes.c2p(*p) for p in solution.y.T]
        curve = VMobject(color=BLUE).set_points_as_corners(points)
        curve.set_stroke(width=2)
        self.play(Create(curve), run_time=5, rate_func=linear)
        self.camera.frame.animate.increment_theta(20 * DEGREES)
        self.wait()
