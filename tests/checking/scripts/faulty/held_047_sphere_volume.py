# dies: TypeError; class: keyword
from manim import *


class SphereVolume(ThreeDScene):
    def construct(self):
        title = Text("Volume of a sphere")
        self.add_fixed_in_frame_mobjects(title.to_corner(UL))
        self.set_camera_orientation(phi=75 * DEGREES, theta=45 * DEGREES)

        sphere = Sphere(center=ORIGIN, radius=1.5, resolution=(16, 16), opacity=0.5)
        sphere.set_color(BLUE)
        self.play(GrowFromCenter(sphere))

        formula = MathTex(r"V = \frac{4}{3}\pi r^3").to_corner(DR)
        self.add_fixed_in_frame_mobjects(formula)
        self.play(Write(formula))
        self.begin_ambient_camera_rotation(rate=0.3)
        self.wait(3)
