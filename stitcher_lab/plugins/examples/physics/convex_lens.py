"""Parallel rays of light pass through a convex lens and meet in its focal point."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class ConvexLens(Lesson):
    def construct(self):
        self.show_heading("A convex lens gathers light")
        lens = Lens(3, 1, n=1.52, color=SKY, fill_opacity=0.3).shift(LEFT * 2)
        axis = DashedLine(LEFT * 6.5, RIGHT * 6.5, color=MUTED, stroke_width=2)
        # A ray at the very edge of the lens makes the plugin fail: stay well inside.
        heights = np.linspace(-0.7, 0.7, 6) * lens.height / 2
        rays = VGroup(
            *(
                Ray(LEFT * 6 + UP * y, RIGHT, init_length=6, propagate=[lens], color=AMBER, stroke_width=3)
                for y in heights
            )
        )
        focus = Dot(RIGHT * 1.4, color=ROSE)  # f = 3 gathers the light 3.4 behind the lens
        label = words("focal point", SMALL_SIZE, ROSE).next_to(focus, DOWN, buff=0.9)

        with self.voiceover(text="Rays that arrive side by side are bent twice, at each face of the lens."):
            self.play(Create(axis), FadeIn(lens))
            self.play(*(Create(ray) for ray in rays), run_time=3, rate_func=linear)
        with self.voiceover(text="They meet in the focal point."):
            self.play(GrowFromCenter(focus), FadeIn(label))
