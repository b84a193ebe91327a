# dies: AttributeError; class: attribute
from manim import *


class AndGate(VGroup):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        body = VGroup(
            Line(LEFT * 0.5 + UP * 0.5, UP * 0.5),
            Line(LEFT * 0.5 + DOWN * 0.5, DOWN * 0.5),
            Line(LEFT * 0.5 + UP * 0.5, LEFT * 0.5 + DOWN * 0.5),
            Arc(radius=0.5, start_angle=-PI / 2, angle=PI),
        )
        self.add(body)
        self.inputs = [body.get_left() + UP * 0.25, body.get_left() + DOWN * 0.25]
        self.out = body.get_right()


class LogicGates(Scene):
    def construct(self):
        gate = AndGate(color=BLUE).scale(1.5)
        self.play(Create(gate))

        wires = VGroup(
            Line(gate.get_left() + UP * 0.4 + LEFT * 2, gate.get_left() + UP * 0.4),
            Line(gate.get_left() + DOWN * 0.4 + LEFT * 2, gate.get_left() + DOWN * 0.4),
            Line(gate.get_right(), gate.get_right() + RIGHT * 2),
        )
        self.play(Create(wires))

        for a, b in ((0, 0), (0, 1), (1, 0), (1, 1)):
            values = VGroup(
                Integer(a).next_to(wires[0], LEFT),
                Integer(b).next_to(wires[1], LEFT),
                Integer(a and b).next_to(wires[2], RIGHT),
            )
            self.play(FadeIn(values), run_time=0.3)
            self.play(gate.output.animate.set_color(GREEN if a and b else RED))
            self.play(FadeOut(values), run_time=0.3)
        self.wait()
