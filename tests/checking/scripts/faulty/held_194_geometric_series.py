# dies: ValueError; class: latex
from manim import *


class GeometricSeries(Scene):
    def construct(self):
        squares = VGroup()
        side = 4.0
        corner = np.array([-2.0, -2.0, 0])
        for k in range(5):
            rect = Rectangle(width=side / 2 if k % 2 == 0 else side, height=side, color=BLUE, fill_opacity=0.3 + 0.1 * k)
            rect.move_to(corner, aligned_edge=DL)
            squares.add(rect)
            if k % 2 == 0:
                corner = corner + RIGHT * side / 2
                side = side / 2
        self.play(LaggedStart(*[FadeIn(s) for s in squares], lag_ratio=0.3))
        formula = MathTex(r"\sum_{k=1}^{\infty} \frac{1}{2^k} = \bm{1}").to_edge(RIGHT)
        self.play(Write(formula))
        self.wait()
