"""A background colour, by configuration and by camera."""
from manim import *

config.background_color = "#203040"


class Background(Scene):
    def construct(self):
        self.play(Create(Circle(color=WHITE)), run_time=0.2)
        self.camera.background_color = DARK_BROWN
        self.wait(0.1)
