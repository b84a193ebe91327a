# dies: TypeError; class: keyword
from manim import *
import random


class HerdImmunity(Scene):
    def construct(self):
        random.seed(9)
        people = VGroup(*[Dot(radius=0.12) for _ in range(48)])
        people.arrange_in_grid(rows=6, cols=8, buff=0.5)
        self.play(LaggedStart(*[FadeIn(p) for p in people], lag_ratio=0.02))
        immune = random.sample(list(people), 30)
        self.play(*[p.animate.set_color(GREEN) for p in immune])
        patient = next(p for p in people if p not in immune)
        self.play(patient.animate.set_color(RED, family=True, opacity=1), Flash(patient, color=RED, radius=0.6))
        caption = Text("Too few ways to spread", font_size=30).to_edge(DOWN)
        self.play(Write(caption))
        self.wait()
