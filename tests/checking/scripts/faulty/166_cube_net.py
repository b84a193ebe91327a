# dies: NameError; class: name
from manim import *


class CubeNet(Scene):
    def construct(self):
        layout = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1), (0, -2)]
        net = VGroup()
        for x, y in layout:
            face = Square(side_length=1.2, color=TEAL, fill_opacity=0.5)
            face.shift(1.2 * (x * RIGHT + y * UP))
            net.add(face)
        net.move_to(ORIGIN)
        self.play(LaggedStart(*[FadeIn(face) for face in net], lag_ratio=0.2))
        for i, face in enumerate(net):
            number = Integer(i + 1).move_to(face)
            self.play(Write(number), run_time=0.3)
        area = MathTex("A = 6 a^2").to_edge(RIGHT)
        self.play(Write(area))
        self.play(FadeOutAndShift(net, LEFT), FadeOutAndShift(area, RIGHT))
        self.wait()
