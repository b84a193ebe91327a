"""A loop of wire carries a current: its magnetic field goes through the loop and back around it."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class CurrentLoop(Lesson, ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=60 * DEGREES, theta=-50 * DEGREES)
        # The loop stands upright, so that its axis lies in the plane of the arrows. One wire for each field.
        shape = Circle(radius=1.5).rotate(PI / 2, axis=UP)
        wire = Wire(shape, current=1, samples=24, color=AMBER, stroke_width=8)
        field = MagneticField(wire, x_range=[-4, 4, 0.8], y_range=[-3, 3, 0.6])
        heading = words("The field of a current loop", HEADING_SIZE, weight="BOLD").move_to(UP * 3.35)
        self.add_fixed_in_frame_mobjects(heading)

        with self.voiceover(text="A current runs round this loop of wire."):
            self.play(FadeIn(heading), Create(wire))
        with self.voiceover(text="Its magnetic field passes through the loop and returns on the outside."):
            self.play(FadeIn(field))
            self.move_camera(theta=-20 * DEGREES, run_time=2)
