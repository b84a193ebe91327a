"""A planet with rings, like Saturn: thousands of pieces that circle it in one plane."""

from manim import *
from manim_Astronomy import *

from stitcher_lab.scene import *

TILT = 72 * DEGREES


class RingedPlanet(Lesson):
    def construct(self):
        self.show_heading("What rings are made of")
        planet = Planet(
            radius=1,
            color=GOLD_E,
            include_planetary_disc=True,
            ring_inner_radius=1.4,
            ring_outer_radius=2.6,
            num_particles=450,
            size_of_particle=0.03,
        )
        globe, ring = planet.planet_sphere, planet.planetary_disc
        ring.set_color(GOLD_A).rotate(-TILT, axis=RIGHT)
        # The lower half of the ring is nearer than the globe, the upper half is behind it.
        ring.add_updater(lambda ring: [piece.set_z_index(1 if piece.get_y() < 0 else -1) for piece in ring])
        ring.update()

        with self.voiceover(text="From far away the rings look solid."):
            self.play(FadeIn(globe), FadeIn(ring))
        with self.voiceover(text="They are countless pieces of ice, and each is a small moon on its own orbit."):
            axis = rotate_vector(OUT, -TILT, axis=RIGHT)
            self.play(Rotate(ring, PI / 2, axis=axis, about_point=ORIGIN), run_time=3, rate_func=linear)
