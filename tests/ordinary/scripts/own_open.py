"""A function of one's own that is called open, and a method that is called exec_step."""
from manim import *


def open(angle):
    return Arc(radius=1, start_angle=0, angle=angle)


class Opening(Scene):
    def exec_step(self, mobject):
        self.play(Create(mobject), run_time=0.2)

    def construct(self):
        self.exec_step(open(PI / 2))
        self.exec_step(open(-PI / 2).set_color(RED))
