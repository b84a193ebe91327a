"""Standing waves on a string: the first three harmonics with their nodes, each at its own frequency."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class StandingWaves(Lesson):
    def construct(self):
        self.show_heading("Standing waves on a string")
        waves, labels, nodes = VGroup(), VGroup(), VGroup()
        for n, height, color in ((1, 1.7, SKY), (2, 0, AMBER), (3, -1.7, ROSE)):
            # n half waves fit on the string, and it swings n times as fast.
            wave = StandingWave(n, length=7, period=2 / n, amplitude=0.6, color=color).shift(UP * height + RIGHT)
            wave.axis = np.array([1, height, 0])
            waves.add(wave)
            labels.add(words(f"n = {n}", SMALL_SIZE, color).move_to([-4.6, height, 0]))
            nodes.add(*(Dot([x, height, 0], radius=0.07, color=INK) for x in np.linspace(-2.5, 4.5, n + 1)))

        with self.voiceover(text="A string that is held at both ends can swing in one, two, three … equal parts."):
            for wave, label in zip(waves, labels):
                self.play(Create(wave), FadeIn(label), run_time=1.4)
        with self.voiceover(text="Between the parts are nodes, which never move."):
            self.play(LaggedStart(*(GrowFromCenter(node) for node in nodes), lag_ratio=0.1))
            for wave in waves:
                wave.start_wave()
                wave.wave_center = wave.axis  # else it takes the middle of the arch for its axis
            self.wait(4)
            for wave in waves:
                wave.stop_wave()
