# dies: AttributeError; class: attribute
from manim import *


class CountToHundred(Scene):
    def construct(self):
        counter = Integer(0).scale(3)
        tracker = ValueTracker(0)
        counter.add_updater(lambda m: m.set_value(tracker.value()))
        bar = Rectangle(width=0.01, height=0.4, fill_opacity=1, color=GREEN).to_edge(DOWN).align_to(LEFT * 5, LEFT)
        bar.add_updater(
            lambda m: m.stretch_to_fit_width(max(tracker.get_value() / 10, 0.01)).align_to(LEFT * 5, LEFT)
        )
        self.add(counter, bar)
        self.play(tracker.animate.set_value(100), run_time=5, rate_func=linear)
        counter.clear_updaters()
        self.play(counter.animate.set_color(GREEN))
        self.wait()
