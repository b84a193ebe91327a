"""A pendulum swings under gravity: its angle, the length of the string, the path of the bob."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class SwingingPendulum(Lesson, SpaceScene):
    def construct(self):
        self.show_heading("A pendulum")
        pendulum = Pendulum(
            length=4,
            initial_theta=0.7,
            pivot_point=UP * 2.4,
            rod_style={"color": INK},
            bob_style={"radius": 0.3, "color": AMBER, "fill_opacity": 1},
        )
        pivot = Dot(pendulum.pivot_point, color=INK)
        plumb = DashedLine(pivot.get_center(), pivot.get_center() + 4 * DOWN, color=MUTED)
        rod = pendulum.rods[0]
        angle = Angle(plumb, rod, radius=1, color=SKY)
        label = formula(r"\theta", color=SKY).next_to(angle, DOWN, buff=0.15).shift(RIGHT * 0.1)
        length = words("length 4 m", SMALL_SIZE).move_to(rod.get_center() + RIGHT * 1.5)

        with self.voiceover(text="Pull the bob aside by an angle theta, and hold it there."):
            self.play(Create(plumb), Create(pendulum), FadeIn(pivot))
            self.play(Create(angle), Write(label), FadeIn(length))
        with self.voiceover(text="Let go: it swings to the same height on the other side.") as tracker:
            self.play(FadeOut(angle, label, length), run_time=0.5)
            self.make_rigid_body(*pendulum.bobs)  # from now on gravity acts on the bob
            pendulum.start_swinging()  # and the rod holds it
            bob = pendulum.bobs[0]
            self.add(TracedPath(bob.get_center, stroke_color=AMBER, stroke_width=3))
            self.wait(max(4, tracker.get_remaining_duration()))
            pendulum.end_swinging()
