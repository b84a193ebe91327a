"""Mobject gives every object set_… and get_… for whatever name: all of this works."""
from manim import *


class GeneratedAccessors(Scene):
    def construct(self):
        circle = Circle(radius=1)
        circle.set_importance(3)
        circle.set_nickname("wheel")
        assert circle.get_importance() == 3
        assert circle.get_nickname() == "wheel"
        label = Text("ring", font_size=30)
        label.set_partner(circle)
        self.play(Create(circle), FadeIn(label.next_to(circle.get_nickname() and circle, DOWN)))
        self.play(label.get_partner().animate.set_color(RED))
        self.play(circle.animate.set_importance(5).shift(RIGHT))
        n = circle.get_n_points_per_curve()
        self.add(Integer(n).to_corner(UR))
        self.wait()
