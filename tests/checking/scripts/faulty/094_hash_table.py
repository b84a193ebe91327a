# dies: AttributeError; class: attribute
from manim import *


class HashTable(Scene):
    SIZE = 5

    def setup(self):
        self.slots = VGroup(*[Rectangle(width=2, height=0.7) for _ in range(self.SIZE)])
        self.slots.arrange(DOWN, buff=0).shift(RIGHT * 2)
        self.indices = VGroup(*[
            Integer(i).scale(0.6).next_to(slot, LEFT) for i, slot in enumerate(self.slots)
        ])

    def construct(self):
        self.play(Create(self.slots), FadeIn(self.indices))
        for key in ("cat", "dog", "owl"):
            self.insert(key)
        self.wait()

    def insert(self, key):
        index = sum(map(ord, key)) % self.SIZE
        text = Text(key, font_size=28).to_edge(LEFT)
        calc = MathTex(rf"h = {index}").next_to(text, RIGHT)
        self.play(Write(text), Write(calc))
        self.play(text.animate.move_to(self.slots[index]), FadeOut(calc))
        self.play(self.buckets[index].animate.set_fill(BLUE, opacity=0.3))
