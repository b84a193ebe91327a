"""A pendulum swings from its pivot.

A bob on a string swings to and fro; its angle is shown and its path leaves a trace.

- a kid on a playground swing
- grandfather clock, metronome, wrecking ball
- swinging back and forth
- something hanging on a rope that goes to and fro
- simple harmonic motion of a weight on a string
- period depends on the length
- oscillation that dies away
"""

from manim import *


class Swinging(Scene):
    def construct(self):
        pivot = UP * 2.5
        theta = ValueTracker(0.7)

        def bob_place():
            return pivot + 3.5 * (np.sin(theta.get_value()) * RIGHT + np.cos(theta.get_value()) * DOWN)

        rest = DashedLine(pivot, pivot + DOWN * 4, color=GRAY)
        string = always_redraw(lambda: Line(pivot, bob_place()))
        bob = always_redraw(lambda: Circle(0.3, color=BLUE, fill_opacity=1).move_to(bob_place()))
        angle = always_redraw(lambda: Angle(rest, string, radius=0.9, other_angle=theta.get_value() < 0))
        trace = TracedPath(bob.get_center, stroke_color=YELLOW, dissipating_time=1)
        self.add(rest, Dot(pivot), trace, string, bob, angle)
        clock = ValueTracker(0)
        theta.add_updater(lambda t: t.set_value(0.7 * np.cos(3 * clock.get_value())))
        self.add(theta)
        self.play(clock.animate.set_value(4), run_time=4, rate_func=linear)
        theta.clear_updaters()
