"""Messages travel between machines.

A dot runs along the line from sender to receiver and an answer comes back; a signal spreads in rings.

- sending a letter or an email from one computer to another
- client and server, request and response
- wifi, radio tower, phone signal spreading in circles
- nerve signal, electricity running through a wire
- packets on the internet
- handshake, secret message with a lock and a key
- buyer and seller exchange money and goods
"""

from manim import *


def machine(name):
    screen = VGroup(
        RoundedRectangle(width=1.8, height=1.2, corner_radius=0.1, color=BLUE), Elbow(width=0.3, angle=PI / 4)
    )
    screen[1].next_to(screen[0], DOWN, buff=0.05)
    return VGroup(screen, Text(name, font_size=28).move_to(screen[0]))


class Exchange(Scene):
    def construct(self):
        client, server = machine("Ann").shift(LEFT * 4.5), machine("Bob").shift(RIGHT * 4.5)
        self.play(FadeIn(client), FadeIn(server))
        there = Line(client[0][0].get_right(), server[0][0].get_left(), color=GRAY).shift(UP * 0.3)
        back = DashedLine(there.get_end(), there.get_start(), color=GRAY).shift(DOWN * 0.6)
        self.play(Create(there), Create(back))
        letter = LabeledDot(MathTex("?", color=BLACK), color=YELLOW)
        self.play(MoveAlongPath(letter, there), rate_func=linear)
        answer = LabeledDot(MathTex("!", color=BLACK), color=GREEN).move_to(back.get_start())
        self.play(ReplacementTransform(letter, answer))
        self.play(
            answer.animate.move_to(back.get_end()),
            Broadcast(Circle(1, color=BLUE).move_to(server[0][0]), focal_point=server[0][0].get_center()),
        )
        self.play(ShowPassingFlash(there.copy().set_color(RED).set_stroke(width=6)), FadeOut(answer))
