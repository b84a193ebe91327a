# dies: TypeError; class: keyword
from manim import *


class SieveOfEratosthenes(Scene):
    def construct(self):
        title = Text("Sieve of Eratosthenes", size=36, color=TEAL).to_edge(UP)
        self.play(Write(title))

        cells = VGroup()
        for n in range(1, 31):
            square = Square(0.8)
            number = Integer(n).scale(0.6).move_to(square)
            cells.add(VGroup(square, number))
        cells.arrange_in_grid(rows=3, cols=10, buff=0.1)
        self.play(FadeIn(cells, lag_ratio=0.05))

        self.play(cells[0].animate.set_opacity(0.2))
        for prime, color in ((2, RED), (3, GREEN), (5, BLUE)):
            self.play(cells[prime - 1][0].animate.set_fill(color, 0.8), run_time=0.5)
            multiples = [cells[m - 1] for m in range(2 * prime, 31, prime)]
            self.play(*[m.animate.set_opacity(0.2) for m in multiples], run_time=0.5)
        self.wait(2)
