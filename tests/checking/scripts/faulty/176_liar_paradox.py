# dies: SyntaxError; class: syntax
from manim import *

class ParadoxOfTheLiar(Scene):
    def construct(self):
        card = RoundedRectangle(width=6, height=3, corner_radius=0.3, color=GOLD)
        self.play(Create(card))
        sentence = Text('This sentence isn't true', font_size=36).move_to(card)
        self.play(Write(sentence))
        self.wait()
        question = Text("True or false?", font_size=32, color=YELLOW).next_to(card, DOWN)
        self.play(FadeIn(question))
        self.play(Wiggle(question))
        self.wait()
