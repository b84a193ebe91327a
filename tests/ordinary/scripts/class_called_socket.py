"""Classes named Socket, Process and Thread that are electrical and biological."""
from manim import *


class Socket(VGroup):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.add(Circle(radius=1), Dot(LEFT * 0.4), Dot(RIGHT * 0.4))


class Process(VGroup):
    def connect(self, other):
        return Arrow(self.get_right(), other.get_left())


class Electric(Scene):
    def construct(self):
        left, right = Socket().shift(LEFT * 3), Socket().shift(RIGHT * 3)
        process = Process(left.copy().set_color(BLUE))
        self.add(left, right)
        self.play(GrowArrow(process.connect(right)), run_time=0.2)
