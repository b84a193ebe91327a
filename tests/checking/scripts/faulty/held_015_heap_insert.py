# dies: TypeError; class: keyword
from manim import *


class MaxHeapInsertion(Scene):
    def construct(self):
        self.values = [50, 30, 40, 10, 20]
        self.positions = [
            UP * 2,
            UP * 0.5 + LEFT * 2,
            UP * 0.5 + RIGHT * 2,
            DOWN * 1 + LEFT * 3,
            DOWN * 1 + LEFT * 1,
            DOWN * 1 + RIGHT * 1,
        ]
        self.nodes = VGroup()
        for value, position in zip(self.values, self.positions):
            self.nodes.add(self.create_node(value, position))
        edges = VGroup(*[
            Line(self.nodes[(i - 1) // 2].get_bottom(), self.nodes[i].get_top())
            for i in range(1, len(self.values))
        ])
        self.play(FadeIn(self.nodes), Create(edges))
        self.wait()

        new = self.create_node(60, self.positions[5], color=GREEN)
        self.play(GrowFromCenter(new))
        self.wait()

    def create_node(self, value, position):
        circle = Circle(radius=0.4, color=BLUE, fill_opacity=0.2)
        text = Text(str(value), font_size=26)
        return VGroup(circle, text).move_to(position)
