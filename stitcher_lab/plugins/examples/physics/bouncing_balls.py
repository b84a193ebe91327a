"""Balls of different elasticity fall on the floor: one bounces high, one a little, one stays down."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class BouncingBalls(Lesson, SpaceScene):
    def construct(self):
        self.show_heading("How high does it bounce?")
        # A line is as thick, for the plugin, as its stroke width less 3.95: keep it at 4.
        floor = Line(LEFT * 6, RIGHT * 6, stroke_width=4, color=MUTED).shift(DOWN * 2)
        balls, labels = VGroup(), VGroup()
        elasticities = (0.95, 0.7, 0.1)
        for x, elasticity, color in zip((-4, 0, 4), elasticities, (LEAF, AMBER, ROSE)):
            balls.add(Circle(radius=0.4, color=color, fill_opacity=1).move_to(RIGHT * x + UP * 1.8))
            labels.add(formula(rf"e = {elasticity}", size=34, color=color).move_to(RIGHT * x + DOWN * 2.5))

        with self.voiceover(text="Three balls hang at the same height. They differ only in their elasticity e."):
            self.play(Create(floor), FadeIn(balls), FadeIn(labels))
        with self.voiceover(text="Dropped together, they land together; what happens next is up to e."):
            self.make_static_body(floor, elasticity=1)
            for ball, elasticity in zip(balls, elasticities):
                self.make_rigid_body(ball, elasticity=elasticity)
            self.wait(5)
