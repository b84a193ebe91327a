# dies: TypeError; class: keyword
from manim import *


class DihedralGroup(Scene):
    def construct(self):
        square = Square(side_length=3, color=BLUE)
        corners = VGroup()
        for index, vertex in enumerate(square.get_vertices()):
            corners.add(Text("ABCD"[index], font_size=30).move_to(vertex * 1.2))
        self.play(Create(square), FadeIn(corners))

        operations = VGroup(*[
            MathTex(s) for s in ("e", "r", "r^2", "r^3", "s", "sr", "sr^2", "sr^3")
        ]).arrange(DOWN, buff=0.2).to_edge(LEFT)
        self.play(Write(operations))

        everything = VGroup(square, corners)
        for k in (1, 2, 3):
            self.play(
                Rotate(everything, angle=PI / 2, run_time=1, easing=smooth),
                operations[k].animate.set_color(YELLOW),
            )
        self.play(Rotate(everything, angle=PI, axis=UP))
        self.wait()
