"""Two double pendulums start almost alike and soon move quite differently: what chaos means."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class DoublePendulumChaos(Lesson, SpaceScene):
    def construct(self):
        self.show_heading("Chaos")
        pivot = UP * 0.2

        def double(tilt, color):
            # The bobs from the pivot outwards; each is joined to the one before.
            elbow = pivot + 1.2 * rotate_vector(RIGHT, tilt)
            end = elbow + 1.2 * rotate_vector(UP, tilt)
            style = {"radius": 0.15, "color": color, "fill_opacity": 1}
            return MultiPendulum(elbow, end, pivot_point=pivot, bob_style=style)

        pair = VGroup(double(0.5, AMBER), double(0.52, SKY))
        with self.voiceover(text="Two double pendulums begin one degree apart."):
            self.play(Create(pair), FadeIn(Dot(pivot, color=INK)))
        with self.voiceover(
            text="For a while they move as one. Then each goes its own way, and nobody could have foretold which."
        ):
            for pendulum, color in zip(pair, (AMBER, SKY)):
                self.make_rigid_body(*pendulum.bobs)
                for bob in pendulum.bobs:
                    bob.shape.sensor = True  # the two pass through each other
                pendulum.start_swinging()
                self.add(TracedPath(pendulum.bobs[-1].get_center, stroke_color=color, dissipating_time=1))
            self.wait(9)
