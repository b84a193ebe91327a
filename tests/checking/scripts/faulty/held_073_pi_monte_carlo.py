# dies: TypeError; class: argument
from manim import *
import random


class MonteCarloPi(Scene):
    def construct(self):
        random.seed(42)
        square = Square(side_length=4, color=WHITE)
        circle = Circle(radius=2, color=BLUE)
        self.play(Create(square), Create(circle))

        inside = 0
        total = 0
        counter = Text("π ≈ ?", font_size=32).to_edge(RIGHT)
        self.play(Write(counter))

        for _ in range(5):
            dots = VGroup()
            for _ in range(20):
                x, y = random.uniform(-2, 2), random.uniform(-2, 2)
                hit = x**2 + y**2 <= 4
                inside += hit
                total += 1
                dots.add(Dot(x, y, 0, radius=0.04, color=GREEN if hit else RED))
            self.play(FadeIn(dots), run_time=0.5)
            self.play(Transform(counter, Text(f"π ≈ {4 * inside / total:.3f}", font_size=32).to_edge(RIGHT)))
        self.wait()
