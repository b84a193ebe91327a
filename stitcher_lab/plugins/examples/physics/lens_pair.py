"""A concave lens spreads light, and a convex lens behind it makes the rays parallel again: a beam expander."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class LensPair(Lesson):
    def construct(self):
        self.show_heading("Two lenses")
        diverging = Lens(-4, 0.5, color=SKY, fill_opacity=0.3).shift(LEFT * 2.5)  # a negative focal length: concave
        converging = Lens(5, 1, color=LEAF, fill_opacity=0.3).shift(RIGHT * 1.5)
        names = VGroup(
            words("concave", SMALL_SIZE, SKY).next_to(diverging, DOWN, buff=0.2),
            words("convex", SMALL_SIZE, LEAF).next_to(converging, DOWN, buff=0.2),
        )
        rays = VGroup(
            *(
                Ray(LEFT * 6.4 + UP * y, RIGHT, init_length=5, propagate=[diverging, converging], color=AMBER)
                for y in np.linspace(-0.8, 0.8, 7)
            )
        )
        with self.voiceover(text="The concave lens bends the rays apart, the convex lens bends them back."):
            self.play(FadeIn(diverging, converging, names))
            self.play(*(Create(ray) for ray in rays), run_time=4, rate_func=linear)
