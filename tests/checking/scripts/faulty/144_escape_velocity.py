# dies: AttributeError; class: attribute
from manim import *


class EscapeVelocity(MovingCameraScene):
    def construct(self):
        earth = Circle(radius=1, color=BLUE, fill_opacity=1)
        rocket = Triangle(color=RED, fill_opacity=1).scale(0.15).next_to(earth, UP, buff=0)
        self.add(earth)
        self.play(FadeIn(rocket))
        self.camera.frame.save_state()
        self.play(self.camera.frame.animate.set_width(6).move_to(rocket))
        self.play(rocket.animate.shift(UP * 3), run_time=2, rate_func=rush_from)
        self.play(self.camera.frame.animate.reset())
        self.play(Restore(self.camera.frame))
        speed = MathTex(r"v = \sqrt{\frac{2GM}{r}}").to_edge(DOWN)
        self.play(Write(speed))
        self.wait()
