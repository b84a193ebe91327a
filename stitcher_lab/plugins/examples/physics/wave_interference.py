"""Two sources send out circular waves that overlap: interference, in three dimensions."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class TwoSourceInterference(Lesson, ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=50 * DEGREES, theta=-70 * DEGREES, zoom=0.75)
        water = RadialWave(
            LEFT * 1.5,
            RIGHT * 1.5,  # any number of sources
            wavelength=1.8,
            period=1.5,
            amplitude=0.15,
            x_range=[-4, 4],
            y_range=[-3, 3],
            resolution=(32, 24),  # computed anew for every frame: no finer
            checkerboard_colors=[BLUE_D, BLUE_E],
            stroke_width=0.5,
        )
        heading = words("Two sources interfere", HEADING_SIZE, weight="BOLD").move_to(UP * 3.35)
        self.add_fixed_in_frame_mobjects(heading)
        with self.voiceover(
            text="Where crest meets crest, the water rises twice as high; where crest meets trough, it is still."
        ):
            self.play(FadeIn(heading), FadeIn(water))
            water.start_wave()
            self.wait(1.5)  # one full period
            water.stop_wave()
