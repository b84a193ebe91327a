"""Long and short pendulums start together and drift apart: the period depends on the length."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class PendulumLengths(Lesson, SpaceScene):
    def construct(self):
        self.show_heading("Longer means slower")
        pendulums, labels = VGroup(), VGroup()
        for place, (length, color) in enumerate([(1, ROSE), (2, AMBER), (3, LEAF), (4, SKY)]):
            pivot = UP * 1.9 + RIGHT * (3.2 * place - 4.8)
            pendulum = Pendulum(
                length=length,
                initial_theta=0.35,
                pivot_point=pivot,
                bob_style={"radius": 0.22, "color": color, "fill_opacity": 1},
            )
            pendulums.add(pendulum)
            labels.add(words(f"{length} m", SMALL_SIZE, color).move_to(pivot + UP * 0.4))
        beam = Line(LEFT * 6.4, RIGHT * 6.4, color=MUTED).shift(UP * 1.9)

        with self.voiceover(text="Four pendulums, one to four metres long, start at the same angle."):
            self.play(Create(beam), Create(pendulums), FadeIn(labels))
        with self.voiceover(text="The short one hurries, the long one takes its time."):
            for pendulum in pendulums:
                self.make_rigid_body(*pendulum.bobs)
                pendulum.start_swinging()
            self.wait(5)
