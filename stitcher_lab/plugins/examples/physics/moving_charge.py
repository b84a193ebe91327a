"""The electric field follows a charge as it moves past another: a field drawn anew for every frame."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class MovingCharge(Lesson):
    def construct(self):
        self.show_heading("The field follows the charge")
        fixed = Charge(1.5, UP * 0.4, add_glow=False)
        moving = Charge(-1, LEFT * 4 + DOWN * 1.4, add_glow=False)
        field = always_redraw(
            lambda: ElectricField(
                fixed,
                moving,
                x_range=[-5.4, 5.4, 1.2],  # few arrows: each of them is computed again for every frame
                y_range=[-2.6, 2.2, 1.2],
                length_func=lambda strength: 0.4 * sigmoid(strength),
            )
        )
        with self.voiceover(text="A negative charge passes a positive one, and every arrow turns with it."):
            self.play(FadeIn(fixed, moving), FadeIn(field))
            self.play(moving.animate.shift(RIGHT * 8), run_time=3, rate_func=linear)
            field.clear_updaters()
