# dies: TypeError; class: attribute
from manim import *


class SetOperations(Scene):
    def construct(self):
        left = Circle(radius=1.5, color=RED).shift(LEFT * 0.8)
        right = Circle(radius=1.5, color=BLUE).shift(RIGHT * 0.8)
        universe = Rectangle(width=8, height=5)
        self.play(Create(universe), Create(left), Create(right))
        operations = {
            r"A \setminus B": Difference(left, right),
            r"A \triangle B": Exclusion(left, right),
            r"A \cap B": Intersection(left, right),
        }
        formula = None
        for tex, region in operations.items():
            region.set_fill(YELLOW, opacity=0.7).set_stroke(width=0)
            new = MathTex(tex).next_to(universe, DOWN)
            if formula:
                self.play(FadeOut(previous), Transform(formula, new))
            else:
                formula = new
                self.play(Write(formula))
            self.play(FadeIn(region))
            previous = region
        self.play(FadeOut(universe.get_complement(left)))
        self.wait()
