"""scipy integrates a pendulum, and it is drawn."""
from manim import *
from scipy.integrate import solve_ivp


class Pendulum(Scene):
    def construct(self):
        solution = solve_ivp(lambda t, y: [y[1], -9.8 * np.sin(y[0])], (0, 2), [1, 0], t_eval=np.linspace(0, 2, 30))
        points = [[t * 3 - 3, angle, 0] for t, angle in zip(solution.t, solution.y[0], strict=True)]
        self.play(Create(VMobject().set_points_smoothly([np.array(point) for point in points])), run_time=0.3)
