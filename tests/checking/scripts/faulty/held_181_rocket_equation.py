# dies: TypeError; class: keyword
from manim import *
import numpy as np


class RocketEquation(Scene):
    def construct(self):
        rocket = VGroup(
            Rectangle(width=0.6, height=1.6, fill_color=GREY_B, fill_opacity=1, stroke_width=0),
            Triangle(fill_color=RED, fill_opacity=1, stroke_width=0).scale(0.35),
        )
        rocket[1].next_to(rocket[0], UP, buff=0)
        rocket.shift(LEFT * 4 + DOWN * 2)
        self.play(FadeIn(rocket))

        equation = MathTex(r"\Delta v = v_e \ln \frac{m_0}{m_1}").to_corner(UR)
        self.play(Write(equation))

        flame = Polygon(LEFT * 0.2, RIGHT * 0.2, DOWN * 0.8, fill_color=ORANGE, fill_opacity=0.9, stroke_width=0)
        flame.next_to(rocket, DOWN, buff=0)
        flame.add_updater(lambda m: m.next_to(rocket, DOWN, buff=0))
        self.add(flame)
        self.play(rocket.animate.shift(UP * 4), run_time=2, rate_func=rush_into)

        axes = Axes(x_range=[1, 6], y_range=[0, 2], x_length=4, y_length=3).to_edge(RIGHT)
        curve = axes.plot(np.log, x_range=[1, 6], color=YELLOW)
        tick = DashedLine(axes.c2p(3, 0), axes.c2p(3, np.log(3)), dash_length=0.1, dashed=True)
        self.play(Create(axes), Create(curve), Create(tick))
        self.wait()
