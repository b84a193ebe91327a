# dies: AttributeError; class: attribute
from manim import *


class PolygonAngles(Scene):
    def construct(self):
        title = Text("Sum of interior angles").to_edge(UP)
        self.play(Write(title))

        shapes = [RegularPolygon(n, color=c).scale(0.8) for n, c in zip(range(3, 7), [RED, GREEN, BLUE, YELLOW])]
        shapes.arrange(RIGHT, buff=0.8)
        self.play(*[Create(shape) for shape in shapes])

        for n, shape in zip(range(3, 7), shapes):
            label = MathTex(rf"{(n - 2) * 180}^\circ").next_to(shape, DOWN)
            self.play(Write(label), run_time=0.5)
        formula = MathTex(r"(n-2) \cdot 180^\circ").to_edge(DOWN)
        self.play(Write(formula))
        self.wait()
