"""A rolling ball topples a row of dominoes: energy is passed on by contact."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class Dominoes(Lesson, SpaceScene):
    def construct(self):
        self.show_heading("One push is enough")
        floor = Line(LEFT * 6.5, RIGHT * 6.5, stroke_width=4, color=MUTED).shift(DOWN * 2)
        top = floor.get_y() + 0.05  # the floor is 0.05 thick on either side
        dominoes = VGroup(
            *(
                Rectangle(width=0.25, height=1.8, color=color, fill_opacity=0.9).move_to([x, top + 0.9, 0])
                for x, color in zip(np.arange(-3, 5.1, 0.9), color_gradient([SKY, LEAF], 9))
            )
        )
        ball = Circle(radius=0.4, color=AMBER, fill_opacity=1).move_to([-6, top + 1.2, 0])
        with self.voiceover(text="Nine dominoes in a row, and one ball."):
            self.play(Create(floor), LaggedStart(*(FadeIn(d, shift=DOWN) for d in dominoes), lag_ratio=0.1))
            self.play(FadeIn(ball))

        with self.voiceover(text="Each one that falls gives its neighbour the push that it needs."):
            self.make_static_body(floor, friction=1, elasticity=0)
            self.make_rigid_body(*dominoes, elasticity=0.1, friction=0.6, density=0.5)
            self.make_rigid_body(ball, elasticity=0.2, density=3)
            ball.body.velocity = 4, 1
            self.wait(5)
