# dies: SyntaxError; class: syntax
from manim import *

class CircleArea(Scene):
    def construct(self):
        circle = Circle(radius=2, color=BLUE, fill_opacity=0.5)
        self.play(Create(circle))
        self.wait()

        sectors = VGroup()
        n = 16
        for i in range(n)
            sector = AnnularSector(
                inner_radius=0,
                outer_radius=2,
                angle=TAU / n,
                start_angle=i * TAU / n,
                fill_opacity=0.8,
                color=BLUE if i % 2 == 0 else TEAL,
            )
            sectors.add(sector)
        self.play(FadeTransform(circle, sectors))
        self.play(sectors.animate.arrange(RIGHT, buff=0.05).scale(0.5))
        formula = MathTex("A = \\pi r^2").to_edge(DOWN)
        self.play(Write(formula))
        self.wait()
