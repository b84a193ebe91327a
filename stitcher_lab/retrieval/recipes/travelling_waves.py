"""Waves that travel, and their sum.

Two waves run through the picture; the third is what they give together.

- ripples on a pond, sound, light and radio waves
- two notes played together, beats
- noise cancelling headphones, waves that wipe each other out
- crest and trough, wavelength and amplitude
- a rope that is shaken at one end
- interference, superposition, standing wave
- shifting and stretching a sine curve
- adding sine waves to make a square one, Fourier
"""

from manim import *


class Waves(Scene):
    def construct(self):
        time = ValueTracker(0)
        rows = VGroup(*(Axes(x_range=[0, 10], y_range=[-2, 2, 1], x_length=11, y_length=2) for _ in range(3)))
        rows.arrange(DOWN, buff=0.2)
        one = lambda x: np.sin(2 * x - time.get_value())
        two = lambda x: np.sin(2.4 * x - 1.3 * time.get_value())
        waves = VGroup(
            always_redraw(lambda: rows[0].plot(one, color=BLUE)),
            always_redraw(lambda: rows[1].plot(two, color=GREEN)),
            always_redraw(lambda: rows[2].plot(lambda x: one(x) + two(x), color=YELLOW)),
        )
        self.play(FadeIn(rows), FadeIn(waves))
        self.play(time.animate.set_value(6), run_time=4, rate_func=linear)
        crest = rows[0].c2p(PI / 4, 1)
        length = BraceBetweenPoints(crest, crest + rows[0].c2p(PI, 0) - rows[0].c2p(0, 0), UP)
        time.set_value(0)
        self.play(GrowFromCenter(length), Write(length.get_tex(r"\lambda", buff=0.05).scale(0.7)))
