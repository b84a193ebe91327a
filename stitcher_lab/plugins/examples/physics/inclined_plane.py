"""A block on an inclined plane: with little friction it slides down, with much friction it stays."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *

SLOPE = 20 * DEGREES


class InclinedPlane(Lesson, SpaceScene):
    def construct(self):
        self.show_heading("Friction on a slope")
        foot = LEFT * 4 + DOWN * 2
        plane = Line(foot, foot + 9.5 * rotate_vector(RIGHT, SLOPE), stroke_width=4, color=INK)
        ground = Line(foot + LEFT * 2.5, foot + RIGHT * 9, stroke_width=4, color=MUTED)
        angle = Angle(Line(foot, foot + RIGHT), plane, radius=1.6, color=SKY)
        degrees = formula(r"20^\circ", size=34, color=SKY).move_to(foot + RIGHT * 2.3 + UP * 0.38)
        along, away = rotate_vector(RIGHT, SLOPE), rotate_vector(UP, SLOPE)

        def block(color, place, text):
            # Turn bodies to the left only: the plugin reads the size of the angle, not its sign.
            square = (
                Square(0.8, color=color, fill_opacity=0.8).rotate(SLOPE).move_to(foot + along * place + away * 0.46)
            )
            label = formula(text, size=34, color=color)
            label.add_updater(lambda label: label.move_to(square.get_center() + away * 0.85))
            return square, label

        smooth, first = block(LEAF, 6, r"\mu = 0.1")
        rough, second = block(ROSE, 8.5, r"\mu = 0.9")
        with self.voiceover(text="Two blocks rest on the same slope. One is smooth, one is rough."):
            self.play(Create(ground), Create(plane), Create(angle), Write(degrees))
            self.play(FadeIn(smooth, rough, first, second))
        with self.voiceover(text="Let go of both: only the smooth one slides."):
            self.make_static_body(plane, ground, friction=1, elasticity=0)
            self.make_rigid_body(smooth, friction=0.1, elasticity=0)
            self.make_rigid_body(rough, friction=0.9, elasticity=0)
            self.wait(1.6)
            self.stop_rigidity(smooth)  # it would slide on, out of the picture
