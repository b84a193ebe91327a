"""A heap of random results and the bell curve over it.

Columns of a histogram grow; a smooth bell is laid over them and a part of its area is shaded.

- most people are near the average, few are very tall or very short
- grading on a curve, marks of a class
- balls falling through pegs pile up in the middle
- standard deviation as a spread around the middle
- shaded area is the chance of a result
- histogram of measurements, mean and median
- errors of measuring
"""

from manim import *


class Bell(Scene):
    def construct(self):
        axes = Axes(x_range=[-4, 4], y_range=[0, 0.5, 0.1], x_length=10, y_length=4.5, tips=False).shift(UP * 0.4)
        bell = axes.plot(lambda x: np.exp(-x * x / 2) / np.sqrt(TAU), color=YELLOW)
        columns = axes.get_riemann_rectangles(bell, x_range=[-3.5, 3.5], dx=0.5, input_sample_type="center")
        columns.set_color_by_gradient(BLUE, TEAL)
        self.play(Create(axes.x_axis))
        self.play(LaggedStart(*(GrowFromEdge(column, DOWN) for column in columns), lag_ratio=0.1))
        self.play(Create(bell), columns.animate.set_opacity(0.3))
        shaded = axes.get_area(bell, x_range=(-1, 1), color=GREEN, opacity=0.6)
        share = MathTex(r"68\,\%").move_to(axes.c2p(2.6, 0.3))
        mean = DashedLine(axes.c2p(0, 0), axes.c2p(0, 0.45), color=RED)
        self.play(FadeIn(shaded), Write(share), Create(mean))
        self.play(Write(MathTex(r"\mu").next_to(mean, UP)), Create(axes.get_T_label(1, bell, label=MathTex(r"\sigma"))))
