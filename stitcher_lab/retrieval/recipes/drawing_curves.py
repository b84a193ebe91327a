"""Curves drawn by a moving point.

A point given by a formula leaves a trace; a curve is found from an equation in x and y.

- spirograph, figure eight, butterfly curve
- pen that draws loops, harmonograph
- heart from an equation
- curve from two swinging motions
- ellipse drawn with a string, parabola, hyperbola, conic sections
- parametric curve, implicit equation
- skating a figure, light trail
"""

from manim import *


class Curves(Scene):
    def construct(self):
        pen = Dot(color=YELLOW)
        time = ValueTracker(0)
        place = lambda t: np.array([2 * np.sin(3 * t), 2 * np.sin(2 * t), 0]) + LEFT * 3.5
        pen.add_updater(lambda p: p.move_to(place(time.get_value())))
        trail = TracedPath(pen.get_center, stroke_color=YELLOW, stroke_width=4)
        self.add(trail, pen)
        self.play(time.animate.set_value(TAU), run_time=4, rate_func=linear)
        pen.clear_updaters()
        ghost = ParametricFunction(place, t_range=[0, TAU], color=BLUE)
        self.play(ShowPassingFlash(ghost, time_width=0.3))
        plane = NumberPlane(x_range=[-3, 3], y_range=[-3, 3], x_length=5, y_length=5).shift(RIGHT * 3.5)
        oval = plane.plot_implicit_curve(lambda x, y: x**2 / 4 + y**2 - 1, color=GREEN)
        heart = ImplicitFunction(
            lambda x, y: (x**2 + y**2 - 1) ** 3 - x**2 * y**3, x_range=[-2, 2], y_range=[-2, 2], color=RED
        )
        self.play(Create(plane), Create(oval))
        self.play(Create(heart.move_to(plane)))
