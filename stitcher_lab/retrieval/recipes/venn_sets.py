"""Overlapping circles: what sets have in common.

Two sets, their intersection, union and difference come out one by one.

- circles that overlap, who likes both football and music
- sorting things into two groups with some in both
- common factors of two numbers
- either one or both, neither
- and, or, not in logic
- subtract one shape from another
- union, intersection, complement
"""

from manim import *


class Overlap(Scene):
    def construct(self):
        left = Circle(1.5, color=BLUE, fill_opacity=0.3).shift(LEFT * 3.8)
        right = Circle(1.5, color=RED, fill_opacity=0.3).shift(LEFT * 2.2)
        names = VGroup(Text("A").next_to(left, UL, buff=-0.3), Text("B").next_to(right, UR, buff=-0.3))
        self.play(DrawBorderThenFill(left), DrawBorderThenFill(right), Write(names))
        results = {
            r"A\cap B": Intersection(left, right, color=GREEN, fill_opacity=0.8),
            r"A\cup B": Union(left, right, color=ORANGE, fill_opacity=0.8),
            r"A\setminus B": Difference(left, right, color=YELLOW, fill_opacity=0.8),
            r"A\triangle B": Exclusion(left, right, color=PURPLE, fill_opacity=0.8),
        }
        for height, (name, shape) in zip((2.6, 0.9, -0.8, -2.5), results.items()):
            label = MathTex(name).move_to(RIGHT * 2 + UP * height)
            self.play(TransformFromCopy(VGroup(left, right), shape), FadeIn(label))
            self.play(shape.animate.scale(0.45).next_to(label, RIGHT, buff=0.8))
        item = LabeledDot("6", radius=0.3).shift(LEFT * 3)
        self.play(FadeIn(item, shift=DOWN))
