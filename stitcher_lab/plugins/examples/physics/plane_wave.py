"""A plane wave travels along one direction: its wavelength and its period."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class PlaneWave(Lesson, ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=65 * DEGREES, theta=-80 * DEGREES)
        wave = LinearWave(
            wavelength=2,
            period=2,
            amplitude=0.4,
            x_range=[-4, 4],
            y_range=[-1.5, 1.5],
            resolution=(40, 6),
            checkerboard_colors=[TEAL_D, TEAL_E],
            stroke_width=0.5,
        )
        heading = words("A plane wave", HEADING_SIZE, weight="BOLD").move_to(UP * 3.35)
        relation = formula(r"v = \frac{\lambda}{T}", color=AMBER).move_to(DOWN * 2.3)
        self.add_fixed_in_frame_mobjects(heading, relation)
        self.remove(relation)
        with self.voiceover(text="A plane wave moves along one direction; across it, nothing changes."):
            self.play(FadeIn(heading), Create(wave))
        with self.voiceover(text="In one period it travels by one wavelength, which gives its speed."):
            wave.start_wave()
            self.play(Write(relation))
            self.wait(2)
            wave.stop_wave()
