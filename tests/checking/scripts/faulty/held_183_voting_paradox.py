# dies: TypeError; class: keyword
from manim import *


class CondorcetParadox(Scene):
    def construct(self):
        ballots = Table(
            [["A", "B", "C"], ["B", "C", "A"], ["C", "A", "B"]],
            row_labels=[Text("1st"), Text("2nd"), Text("3rd")],
            column_labels=[Text("Ann"), Text("Bob"), Text("Cy")],
            include_outer_lines=True,
        )
        ballots.scale(0.6).to_edge(LEFT)
        self.play(Create(ballots))

        triangle = VGroup(*[
            LabeledDot(Text(name, font_size=28, color=BLACK), radius=0.4).move_to(place)
            for name, place in zip("ABC", (UP * 1.5 + RIGHT * 3, DOWN + RIGHT * 4.5, DOWN + RIGHT * 1.5))
        ])
        self.play(FadeIn(triangle))
        for i in range(3):
            beats = Arrow(triangle[i], triangle[(i + 1) % 3], buff=0.5, color=YELLOW)
            self.play(GrowArrow(beats))
        self.wait()
