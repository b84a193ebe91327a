# dies: NameError; class: name
from manim import *


class OrbitingBodies(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=65 * DEGREES, theta=-45 * DEGREES)
        sun = Sphere(radius=0.5, resolution=(12, 12)).set_color(YELLOW)
        planet = Sphere(radius=0.2, resolution=(8, 8)).set_color(BLUE).shift(RIGHT * 2.5)
        path = Circle(radius=2.5, color=GREY_C)
        self.add(path)
        self.play(FadeInFromPoint(sun, ORIGIN), FadeIn(planet))
        self.play(Rotating(planet, about_point=ORIGIN, radians=TAU, run_time=4))
        self.wait()
