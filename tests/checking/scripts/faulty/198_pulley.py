# dies: NameError; class: name
from manim import *


class Pulley(Scene):
    def construct(self):
        wheel = Circle(radius=0.8, color=GREY)
        wheel.move_to(CENTER + UP * 2)
        self.play(Create(wheel))

        rope_left = Line(wheel.get_left(), wheel.get_left() + DOWN * 3)
        rope_right = Line(wheel.get_right(), wheel.get_right() + DOWN * 2)
        load = Square(side_length=0.8, color=BLUE, fill_opacity=0.7).next_to(rope_left, DOWN, buff=0)
        hand = Arrow(rope_right.get_end(), rope_right.get_end() + DOWN, buff=0, color=RED)
        self.play(Create(rope_left), Create(rope_right), FadeIn(load), GrowArrow(hand))
        note = Text("Half the force, twice the rope", font_size=30).to_edge(DOWN)
        self.play(Write(note))
        self.wait()
