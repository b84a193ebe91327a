# dies: AttributeError; class: attribute
from manim import *


class Mitosis(Scene):
    def construct(self):
        stages = ["Prophase", "Metaphase", "Anaphase", "Telophase"]
        cell = Circle(radius=1.8, color=GREEN)
        nucleus = Circle(radius=0.7, color=PURPLE, fill_opacity=0.3)
        label = Text("Interphase", font_size=36).to_edge(DOWN)
        self.play(Create(cell), FadeIn(nucleus), Write(label))

        for name in stages:
            new_label = Text(name, font_size=36).to_edge(DOWN)
            self.play(Transform(label, new_label))
            if name == "Prophase":
                self.play(nucleus.animate.set_stroke(opacity=0.2))
            elif name == "Metaphase":
                self.play(nucleus.animate.stretch_to_fit_height(0.4))
            elif name == "Anaphase":
                left = Circle(radius=0.4, color=PURPLE).shift(LEFT)
                right = Circle(radius=0.4, color=PURPLE).shift(RIGHT)
                self.play(ReplacementTransform(nucleus, VGroup(left, right)))
            else:
                cell_left = Circle(radius=1.2, color=GREEN).shift(LEFT * 1.3)
                cell_right = Circle(radius=1.2, color=GREEN).shift(RIGHT * 1.3)
                self.play(ReplacementTransform(cell, VGroup(cell_left, cell_right)))
        self.fade_out_all()
        self.wait()
