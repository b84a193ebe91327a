"""Prints what it does, warns, and logs, as people do who look for a mistake."""
import warnings

from manim import *


class Chatty(Scene):
    def construct(self):
        print("constructing", self, flush=True)
        warnings.warn("this is only a test", stacklevel=1)
        logger.info("to Manim's own log")
        self.play(Create(Circle()), run_time=0.2)
        print("done")
        assert True, "never"
