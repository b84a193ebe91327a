# dies: TypeError; class: keyword
from manim import *


class ProbabilityTree(Scene):
    def construct(self):
        start = Dot(LEFT * 5)
        first = [LEFT * 1.5 + UP * 2, LEFT * 1.5 + DOWN * 2]
        second = [RIGHT * 2.5 + UP * y for y in (3, 1, -1, -3)]

        branches = VGroup()
        for p, target in zip(("0.6", "0.4"), first):
            branches.add(self.branch(start.get_center(), target, p))
        self.play(FadeIn(start), Create(branches))

        leaves = VGroup()
        for index, target in enumerate(second):
            p = ("0.7", "0.3")[index % 2]
            leaves.add(self.branch(first[index // 2], target, p, color=TEAL))
        self.play(Create(leaves))
        product = MathTex("0.6 \\cdot 0.7 = 0.42", color=YELLOW, size=30).next_to(second[0], RIGHT)
        self.play(Write(product))
        self.wait()

    def branch(self, a, b, probability, color=WHITE):
        line = Line(a, b, color=color)
        label = MathTex(probability, font_size=28).next_to(line.get_center(), UP, buff=0.15)
        return VGroup(line, label)
