"""A ball is thrown on the Moon: launch speed and angle, and the parabola it draws under weaker gravity."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class ThrowOnTheMoon(Lesson, SpaceScene):
    GRAVITY = 0, -1.62  # metres per second squared; on Earth it is 0, -9.81

    def construct(self):
        self.show_heading("Thrown on the Moon")
        ground = Line(LEFT * 6.5, RIGHT * 6.5, stroke_width=4, color=MUTED).shift(DOWN * 2.2)
        ball = Circle(radius=0.2, color=AMBER, fill_opacity=1).move_to(LEFT * 5.5 + DOWN * 1.9)
        velocity = 3.8 * rotate_vector(RIGHT, 55 * DEGREES)
        arrow = Arrow(ball.get_center(), ball.get_center() + velocity * 0.5, buff=0, color=SKY)
        label = formula("v_0", color=SKY).next_to(arrow.get_end(), RIGHT)
        with self.voiceover(text="The ball leaves at an angle of fifty-five degrees, with the speed v zero."):
            self.play(Create(ground), FadeIn(ball))
            self.play(GrowArrow(arrow), Write(label))

        with self.voiceover(text="Gravity pulls it down, slowly here, and it draws a parabola."):
            self.make_static_body(ground)
            self.make_rigid_body(ball, elasticity=0.5)
            ball.body.velocity = velocity[0], velocity[1]  # the body behind the mobject takes speeds and impulses
            self.add(TracedPath(ball.get_center, stroke_color=AMBER, stroke_width=3))
            self.play(FadeOut(arrow, label), run_time=0.5)
            self.wait(4)
