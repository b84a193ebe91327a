# dies: TypeError; class: argument
from manim import *


class SimilarTriangles(Scene):
    def construct(self):
        small = Polygon([0, 0, 0], [2, 0, 0], [0, 1.5, 0], color=BLUE).shift(LEFT * 4)
        large = small.copy().scale(2).set_color(GREEN).shift(RIGHT * 5)
        self.play(Create(small))
        self.play(TransformFromCopy(small, large))

        for polygon, names in ((small, "abc"), (large, "ABC")):
            for side, name in zip(range(3), names):
                vertices = polygon.get_vertices()
                middle = midpoint(vertices[side], vertices[(side + 1) % 3])
                label = MathTex(name)
                label.move_to(middle, 0.4, DOWN, RIGHT)
                self.play(Write(label), run_time=0.3)
        ratio = MathTex(r"\frac{A}{a} = \frac{B}{b} = \frac{C}{c}").to_edge(DOWN)
        self.play(Write(ratio))
        self.wait()
