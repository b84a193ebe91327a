"""Two things side by side.

A picture is divided; each half shows one case, marks say which is right.

- compare two cases, pros and cons
- right and wrong, do and don't
- before and after, with and without
- plants and animals, fast and slow way
- true or false, quiz
- advantages, difference between two words
"""

from manim import *


class SideBySide(Scene):
    def construct(self):
        middle = Line(UP * 3.2, DOWN * 2.8, color=GRAY)
        heads = VGroup(Text("one by one", font_size=36), Text("halving", font_size=36))
        heads[0].move_to(LEFT * 3.5 + UP * 2.8)
        heads[1].move_to(RIGHT * 3.5 + UP * 2.8)
        self.play(GrowFromCenter(middle), FadeIn(heads, shift=DOWN))
        slow = VGroup(*(Dot(color=RED) for _ in range(16))).arrange_in_grid(4, 4).move_to(LEFT * 3.5)
        fast = VGroup(*(Dot(color=GREEN) for _ in range(4))).arrange(RIGHT).move_to(RIGHT * 3.5)
        self.play(LaggedStartMap(FadeIn, slow, lag_ratio=0.1), LaggedStartMap(FadeIn, fast, lag_ratio=0.4))
        notes = VGroup(MathTex("n"), MathTex(r"\log_2 n")).set_color(YELLOW)
        for note, group in zip(notes, (slow, fast)):
            note.next_to(group, DOWN, buff=0.6)
        self.play(Write(notes))
        tick = VMobject(color=GREEN, stroke_width=8).set_points_as_corners(
            [LEFT * 0.3, DOWN * 0.3, UP * 0.5 + RIGHT * 0.5]
        )
        tick.next_to(notes[1], DOWN)
        cross = Cross(scale_factor=0.35).next_to(notes[0], DOWN)
        self.play(Create(tick), Create(cross))
        frame = SurroundingRectangle(VGroup(heads[1], tick), color=GREEN, buff=0.3)
        self.play(Create(frame), slow.animate.set_opacity(0.3))
