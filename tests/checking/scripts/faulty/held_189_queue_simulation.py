# dies: TypeError; class: keyword
from manim import *


class Customer(VGroup):
    def __init__(self, number, color=BLUE):
        super().__init__()
        self.body = Circle(radius=0.3, color=color, fill_opacity=0.8)
        self.label = Integer(number).scale(0.5)
        self.add(self.body, self.label)


class WaitingLine(Scene):
    def construct(self):
        desk = Square(side_length=1, color=GOLD).shift(RIGHT * 5)
        self.play(Create(desk))
        line = VGroup(*[Customer(k, color=TEAL, radius=0.25) for k in range(1, 5)])
        line.arrange(LEFT, buff=0.3).next_to(desk, LEFT)
        self.play(FadeIn(line, shift=RIGHT))
        while len(line) > 1:
            served = line[0]
            line.remove(served)
            self.play(FadeOut(served, shift=UP), line.animate.next_to(desk, LEFT), run_time=0.5)
        self.wait()
