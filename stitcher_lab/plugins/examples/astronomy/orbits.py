"""Two planets circle a star: the inner one is quicker (Kepler's third law)."""

from manim import *
from manim_Astronomy import *

from stitcher_lab.scene import *


class TwoOrbits(Lesson):
    def construct(self):
        self.show_heading("Near means quick")
        # Each particle is a sphere of 64 faces, slow to draw: a few of them, as specks on a plain disc.
        specks = Star(radius=0.38, num_of_particles=24, size_of_particle=0.06, colors=[YELLOW, ORANGE])
        star = VGroup(Dot(radius=0.42, color=YELLOW_E), specks)
        # Made in the middle and moved from there: a ``center`` given to Planet counts twice.
        inner, outer = Planet(radius=0.16, color=BLUE), Planet(radius=0.22, color=GREEN)
        near, far = Circle(1.3, color=MUTED, stroke_width=2), Circle(2.4, color=MUTED, stroke_width=2)
        inner.move_to(near.point_at_angle(0))
        outer.move_to(far.point_at_angle(0))
        VGroup(star, near, far, inner, outer).shift(DOWN * 0.1)

        with self.voiceover(text="A star, and two planets on their orbits."):
            self.play(FadeIn(star), Create(near), Create(far), FadeIn(inner, outer))
        turns = (2.4 / 1.3) ** 1.5  # the square of the period grows as the cube of the radius
        with self.voiceover(text="While the outer planet goes round once, the inner one goes round twice and a half."):
            self.play(
                Rotate(outer, TAU, about_point=far.get_center()),
                Rotate(inner, TAU * turns, about_point=near.get_center()),
                run_time=6,
                rate_func=linear,
            )
