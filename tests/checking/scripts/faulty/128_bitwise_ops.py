# dies: AttributeError; class: attribute
from manim import *


class BitwiseAnd(Scene):
    def construct(self):
        rows = [self.byte_row(0b1100, RED), self.byte_row(0b1010, BLUE), self.byte_row(0b1000, GREEN)]
        group = VGroup(*rows).arrange(DOWN, buff=0.6)
        line = Line(LEFT * 2, RIGHT * 2).move_to((rows[1].get_center() + rows[2].get_center()) / 2)
        self.play(FadeIn(rows[0]), FadeIn(rows[1]))
        self.play(Create(line))
        for i in range(4):
            self.play(
                Indicate(rows[0][i]),
                Indicate(rows[1][i]),
                FadeIn(rows[2][i], target_position=line),
                run_time=0.6,
            )
        self.play(Circumscribe(group.last, color=YELLOW))
        self.wait()

    @staticmethod
    def byte_row(value, color):
        bits = format(value, "04b")
        return VGroup(*[
            VGroup(Square(0.8, color=color), Text(bit, font_size=32)) for bit in bits
        ]).arrange(RIGHT, buff=0.1)
