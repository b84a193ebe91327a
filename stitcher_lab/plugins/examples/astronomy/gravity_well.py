"""A mass bends the fabric of space, and a planet follows the curve around it."""

from manim import *
from manim_Astronomy import *

from stitcher_lab.scene import *


def depth(u, v, mass):
    """Height of the fabric, before it is scaled."""
    return -mass / np.sqrt(u**2 + v**2 + 0.4)


class GravityWell(Lesson, ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=65 * DEGREES, theta=-60 * DEGREES)
        extent = {"u_range": (-3, 3), "v_range": (-3, 3), "t_range": (-3, 3), "resolution": (13, 13)}
        flat = SpaceTimeFabric(scaling_factor=1, stroke_color=SKY, **extent)
        curved = SpaceTimeFabric(func=depth, func_args=(1.2,), scaling_factor=1, stroke_color=SKY, **extent)
        heading = words("Mass bends space", HEADING_SIZE, weight="BOLD").move_to(UP * 3.35)
        self.add_fixed_in_frame_mobjects(heading)

        with self.voiceover(text="Empty space is flat."):
            self.play(FadeIn(heading), Create(flat))
        with self.voiceover(text="A star presses a well into it."):
            star = Planet(radius=0.35, color=YELLOW).move_to(IN * 1.3)
            self.play(FadeIn(star), Transform(flat, curved), run_time=2)
        with self.voiceover(text="A planet that passes keeps to the wall of the well: it orbits."):
            height = depth(1.8, 0, 1.2) + 0.15
            planet = Planet(radius=0.15, color=GREEN).move_to([1.8, 0, height])
            self.play(FadeIn(planet), run_time=0.5)
            self.play(Rotate(planet, TAU, about_point=OUT * height), run_time=3, rate_func=linear)
