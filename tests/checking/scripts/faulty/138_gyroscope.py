# dies: AttributeError; class: attribute
from manim import *


class Gyroscope(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=70 * DEGREES, theta=30 * DEGREES)
        disc = Cylinder(radius=1, height=0.2, direction=RIGHT, resolution=(6, 24))
        axle = Line3D(LEFT * 1.5, RIGHT * 1.5, color=GREY)
        gyro = VGroup(disc, axle)
        self.play(FadeIn(gyro))
        spin = ValueTracker(0)
        disc.add_updater(lambda m, dt: m.rotate(4 * dt, axis=RIGHT))
        momentum = Vector(RIGHT * 2, color=YELLOW)
        self.play(GrowArrow(momentum))
        self.play(spin.animate.set_value(PI), run_time=2)
        disc.remove_updaters()
        label = MathTex(r"\vec{L}")
        self.add_fixed_orientation_mobjects(label)
        label.next_to(momentum, UP)
        self.play(Write(label))
        self.wait()
