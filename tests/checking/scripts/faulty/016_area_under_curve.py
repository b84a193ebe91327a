# dies: TypeError; class: attribute
from manim import *


class RiemannSums(Scene):
    def construct(self):
        ax = Axes(x_range=[0, 5], y_range=[0, 6], x_length=8, y_length=5, tips=False)
        func = ax.plot(lambda x: 0.2 * x**2 + 1, color=BLUE)
        self.play(Create(ax), Create(func))

        previous = None
        for dx in [1, 0.5, 0.25]:
            rects = ax.get_riemann_rectangles(func, x_range=[0, 4], dx=dx, fill_opacity=0.6)
            if previous is None:
                self.play(Create(rects))
            else:
                self.play(Transform(previous, rects))
                self.wait(0.5)
                continue
            previous = rects

        area = ax.get_area_under_graph(func, x_range=[0, 4], color=YELLOW, opacity=0.5)
        self.play(FadeOut(previous), FadeIn(area))
        label = MathTex(r"\int_0^4 f(x)\,dx").next_to(area, UP)
        self.play(Write(label))
        self.wait()
