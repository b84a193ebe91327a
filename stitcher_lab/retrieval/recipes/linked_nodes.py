"""Nodes joined by arrows: a chain that is cut and joined anew.

Each node has a value and an arrow to the next; a new one is put in between.

- treasure hunt, each clue tells where the next one is
- train carriages coupled together
- chain of boxes, each knows the next
- inserting and removing a link
- blockchain, blocks joined by hashes
- linked list, pointers, memory addresses
- relay race, passing the baton, chain of command
"""

from manim import *


def node(value, color=BLUE):
    return VGroup(Rectangle(width=1.2, height=0.8, color=color), Text(value, font_size=30))


class Chain(Scene):
    def construct(self):
        nodes = VGroup(*(node(v) for v in "ABD")).arrange(RIGHT, buff=1.4)
        links = VGroup(*(Arrow(a.get_right(), b.get_left(), buff=0.05) for a, b in zip(nodes, nodes[1:])))
        nothing = MathTex(r"\varnothing").next_to(nodes[-1], RIGHT, buff=0.8)
        self.play(LaggedStartMap(FadeIn, nodes, lag_ratio=0.3), LaggedStartMap(GrowArrow, links), Write(nothing))
        head = Vector(DOWN, color=YELLOW).next_to(nodes[0], UP)
        self.play(GrowFromPoint(head, head.get_start()))
        for item in nodes[1:]:
            self.play(head.animate.next_to(item, UP), run_time=0.5)
        new = node("C", GREEN).next_to(links[1], DOWN, buff=1)
        self.play(GrowFromCenter(new))
        inward = Arrow(nodes[1].get_bottom(), new.get_left(), buff=0.1, color=GREEN)
        outward = CurvedArrow(new.get_right(), nodes[2].get_bottom(), color=GREEN)
        self.play(ReplacementTransform(links[1], inward), Create(outward))
        cross = Cross(nodes[0], stroke_color=RED)
        self.play(Create(cross), FadeOut(nodes[0], cross, shift=DOWN))
