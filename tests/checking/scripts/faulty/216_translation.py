# dies: TypeError; class: value
from manim import *


class TranslationOfShapes(Scene):
    def construct(self):
        shape = Polygon([-1, -1, 0], [1, -1, 0], [0.5, 1, 0], color=GREEN, fill_opacity=0.5)
        grid = NumberPlane(background_line_style={"stroke_opacity": 0.2})
        self.add(grid)
        self.play(Create(shape))
        vector = Arrow(ORIGIN, [2, 1, 0], buff=0, color=YELLOW)
        self.play(GrowArrow(vector))
        ghost = shape.copy().set_opacity(0.2)
        self.add(ghost)
        self.play(shape.shift, [2, 1, 0], run_time=2)
        label = MathTex(r"(x, y) \mapsto (x + 2, y + 1)").to_edge(DOWN)
        self.play(Write(label))
        self.wait()
