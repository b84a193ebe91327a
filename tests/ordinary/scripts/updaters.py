"""Updaters, trackers and things that are drawn anew for each frame."""
from manim import *


class Updating(Scene):
    def construct(self):
        t = ValueTracker(0)
        dot = always_redraw(lambda: Dot([3 * np.cos(t.get_value()), 2 * np.sin(t.get_value()), 0], color=YELLOW))
        number = DecimalNumber(0).add_updater(lambda m: m.set_value(t.get_value()).next_to(dot, UP))
        trace = TracedPath(dot.get_center, stroke_color=BLUE)
        self.add(dot, number, trace)
        self.play(t.animate.set_value(TAU), run_time=0.6, rate_func=linear)
