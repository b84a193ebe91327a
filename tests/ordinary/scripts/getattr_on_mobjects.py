"""Looks attributes up by name, for the scene's own purposes."""
from manim import *


class ByName(Scene):
    def construct(self):
        circle = Circle()
        for name, value in {"set_color": RED, "scale": 1.5, "shift": UP}.items():
            getattr(circle, name)(value)
        if hasattr(circle, "get_center") and callable(getattr(self, "wait", None)):
            setattr(circle, "note", "seen")
        self.play(*[globals_like(circle) for globals_like in (Create,)], run_time=0.2)
