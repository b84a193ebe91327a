# dies: AttributeError; class: attribute
import heapq
from collections import Counter

from manim import *


class HuffmanCoding(Scene):
    def construct(self):
        text = "ABRACADABRA"
        word = Text(text, font_size=40).to_edge(UP)
        self.play(Write(word))

        frequencies = Counter(text)
        leaves = VGroup()
        for letter, count in frequencies.most_common():
            leaves.add(self.leaf(letter, count))
        leaves.arrange(RIGHT, buff=0.6).shift(DOWN * 2)
        self.play(FadeIn(leaves, shift=UP))

        heap = [(count, index, leaves[index]) for index, (_, count) in enumerate(frequencies.most_common())]
        heapq.heapify(heap)
        index = len(heap)
        while len(heap) > 1:
            a = heapq.heappop(heap)
            b = heapq.heappop(heap)
            total = a[0] + b[0]
            parent = Circle(radius=0.3, color=YELLOW)
            parent.move_to((a[2].get_center() + b[2].get_center()) / 2 + UP)
            number = Integer(total).scale(0.5).move_to(parent)
            edges = VGroup(Line(parent, a[2]), Line(parent, b[2]))
            self.play(Create(parent), FadeIn(number), Create(edges), run_time=0.5)
            heapq.heappush(heap, (total, index, parent))
            index += 1
        self.play(heap[0].animate.set_fill(GREEN, 0.5))
        self.wait()

    def leaf(self, letter, count):
        box = Square(side_length=0.7, color=BLUE)
        return VGroup(box, Text(f"{letter}:{count}", font_size=18).move_to(box))
