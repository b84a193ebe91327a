# dies: NameError; class: name
from manim import *


class EnergyFlow(Scene):
    def construct(self):
        source = Rectangle(height=3, width=1, fill_color=RED, fill_opacity=0.8).shift(LEFT * 5)
        useful = Rectangle(height=1.2, width=1, fill_color=GREEN, fill_opacity=0.8).shift(RIGHT * 4 + UP * 1.5)
        lost = Rectangle(height=1.8, width=1, fill_color=GREY, fill_opacity=0.8).shift(RIGHT * 4 + DOWN * 1)
        self.play(GrowFromCenter(source))
        for target, share, color in ((useful, 0.4, GREEN), (lost, 0.6, GREY)):
            flow = self.ribbon(source, target, share, color)
            self.play(FadeIn(flow), GrowFromEdge(target, LEFT))
        self.play(Write(Text("Efficiency 40 %", font_size=32).to_edge(UP)))
        self.wait()

    def ribbon(self, start, end, share, color):
        top = CubicBezier(
            start.get_corner(UR), start.get_corner(UR) + RIGHT * 3, end.get_corner(UL) + LEFT * 3, end.get_corner(UL)
        )
        bottom = CubicBezier(
            end.get_corner(DL), end.get_corner(DL) + LEFT * 3, source.get_corner(DR) + RIGHT * 3, start.get_corner(DR)
        )
        ribbon = VMobject(stroke_width=0, fill_color=color, fill_opacity=share)
        ribbon.append_vectorized_mobject(top)
        ribbon.append_vectorized_mobject(bottom)
        return ribbon
