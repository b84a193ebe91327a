# dies: AttributeError; class: scene_base
from manim import *


class TorusRotation(Scene):
    def construct(self):
        axes = ThreeDAxes()
        torus = Torus(major_radius=2, minor_radius=0.7, resolution=(16, 16))
        torus.set_color_by_gradient(BLUE, PURPLE)

        self.set_camera_orientation(phi=70 * DEGREES, theta=30 * DEGREES)
        self.play(Create(axes))
        self.play(Create(torus), run_time=2)
        self.begin_ambient_camera_rotation(rate=0.2)
        self.wait(4)
        self.stop_ambient_camera_rotation()
