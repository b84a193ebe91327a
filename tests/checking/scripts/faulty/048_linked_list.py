# dies: AttributeError; class: attribute
from manim import *
from typing import List


class LinkedList(Scene):
    """Insert a node into a singly linked list."""

    def construct(self) -> None:
        values: List[int] = [3, 7, 12]
        nodes = VGroup(*[self.make_node(v) for v in values]).arrange(RIGHT, buff=1.2)
        arrows = VGroup(*[
            Arrow(nodes[i].get_right(), nodes[i + 1].get_left(), buff=0.05) for i in range(len(nodes) - 1)
        ])
        self.play(FadeIn(nodes))
        self.play(*[GrowArrow(arrow) for arrow in arrows])

        new_node = self.make_node(9, color=YELLOW)
        new_node.next_to(arrows[1], DOWN, buff=0.8)
        self.play(FadeIn(new_node, scale=0.5))

        first = Arrow(nodes[1].get_right(), new_node.get_left(), buff=0.05, color=YELLOW)
        second = Arrow(new_node.get_right(), nodes[2].get_left(), buff=0.05, color=YELLOW)
        self.play(ReplacementTransform(arrows[1], first), GrowArrow(second))
        self.play(arrows[0].animate.put_start_on(nodes[0].get_right()))
        self.wait()

    def make_node(self, value: int, color=BLUE) -> VGroup:
        rect = Rectangle(width=1.2, height=0.8, color=color)
        return VGroup(rect, Text(str(value), font_size=28).move_to(rect))
