# dies: AttributeError; class: attribute
from manim import *
import math


class SnellsLaw(Scene):
    def construct(self):
        self.n1, self.n2 = 1.0, 1.5
        surface = Line(LEFT * 6, RIGHT * 6)
        glass = Rectangle(width=12, height=3.5, fill_color=BLUE, fill_opacity=0.2, stroke_width=0)
        glass.next_to(surface, DOWN, buff=0)
        normal = DashedLine(UP * 3, DOWN * 3, color=GREY)
        self.play(Create(surface), FadeIn(glass), Create(normal))

        theta1 = 45 * DEGREES
        theta2 = math.asin(self.n1 * math.sin(theta1) / self.n2)
        incident = Line(3 * np.array([-math.sin(theta1), math.cos(theta1), 0]), ORIGIN, color=YELLOW)
        refracted = Line(ORIGIN, 3 * np.array([math.sin(theta2), -math.cos(theta2), 0]), color=YELLOW)
        self.play(Create(incident))
        self.play(Create(refracted))

        law = MathTex(r"n_1 \sin\theta_1 = n_2 \sin\theta_2").to_corner(UR)
        self.play(Write(law))
        tip = incident.get_end().copy().shift(UP * 0.3)
        self.play(FadeIn(Dot(tip)))
        self.wait()
