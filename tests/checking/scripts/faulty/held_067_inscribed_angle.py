# dies: AttributeError; class: attribute
from manim import *


class InscribedAngle(Scene):
    def construct(self):
        circle = Circle(radius=2.5, color=BLUE)
        A = circle.point_at_angle(200 * DEGREES)
        B = circle.point_at_angle(340 * DEGREES)
        P_angle = ValueTracker(90)

        def P():
            return circle.point_at_angle(P_angle.get_value() * DEGREES)

        dot_a, dot_b = Dot(A), Dot(B)
        dot_p = always_redraw(lambda: Dot(P(), color=YELLOW))
        chord1 = always_redraw(lambda: Line(A, P()))
        chord2 = always_redraw(lambda: Line(B, P()))

        self.play(Create(circle))
        self.play(FadeIn(dot_a, dot_b, dot_p), Create(chord1), Create(chord2))
        angle = always_redraw(
            lambda: Angle.from_points(A, P(), B, radius=0.6, color=YELLOW)
        )
        self.add(angle)
        self.play(P_angle.animate.set_value(130), run_time=2)
        self.play(P_angle.animate.set_value(60), run_time=2)
        self.wait()
