# dies: AttributeError; class: attribute
from manim import *


class VennDiagram(Scene):
    def construct(self):
        a = Circle(radius=1.7, color=BLUE, fill_opacity=0.4).shift(LEFT)
        b = Circle(radius=1.7, color=RED, fill_opacity=0.4).shift(RIGHT)
        label_a = MathTex("A").next_to(a, UP + LEFT, buff=0.1)
        label_b = MathTex("B").next_to(b, UP + RIGHT, buff=0.1)
        self.play(Create(a), Create(b))
        self.play(Write(label_a), Write(label_b))

        intersection = Intersection(a, b, color=GREEN, fill_opacity=0.8)
        union = Union(a, b, color=YELLOW, fill_opacity=0.5)

        caption = MathTex(r"A \cap B").to_edge(DOWN)
        self.play(FadeIn(intersection), Write(caption))
        self.wait()
        new_caption = MathTex(r"A \cup B").to_edge(DOWN)
        self.play(FadeOut(intersection), FadeIn(union), Transform(caption, new_caption))
        self.wait()

        everything = self.get_mobjects()
        self.play(*[FadeOut(m) for m in everything])
