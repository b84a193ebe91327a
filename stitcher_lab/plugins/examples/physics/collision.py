"""Two pucks collide on ice: momentum is kept; a hard hit also keeps the energy, a soft one does not."""

from manim import *
from manim_physics import *

from stitcher_lab.scene import *


class PucksCollide(Lesson, SpaceScene):
    GRAVITY = 0, 0  # seen from above: nothing falls

    def construct(self):
        self.show_heading("Collisions")
        pairs = []
        for name, elasticity, height, color in (("hard", 1, UP * 1.2, LEAF), ("soft", 0, DOWN * 1.4, ROSE)):
            moving = Circle(radius=0.45, color=color, fill_opacity=1).move_to(LEFT * 5 + height)
            resting = Circle(radius=0.45, color=MUTED, fill_opacity=1).move_to(height)
            self.add(moving, resting, words(name, SMALL_SIZE, color).next_to(moving, UP))
            pairs.append((moving, resting, elasticity))
        arrows = VGroup(*(Arrow(moving.get_right(), moving.get_right() + RIGHT * 1.4, buff=0) for moving, *_ in pairs))

        with self.voiceover(
            text="Above, two hard pucks; below, two soft ones. The left ones move, the right ones rest."
        ):
            self.play(*(GrowArrow(arrow) for arrow in arrows))
            self.play(*(Indicate(resting, color=INK) for _, resting, _ in pairs), run_time=2)
        with self.voiceover(
            text="The hard puck hands over all of its motion. The soft ones go on together, half as fast."
        ):
            self.play(FadeOut(arrows), run_time=0.4)
            for moving, resting, elasticity in pairs:
                self.make_rigid_body(moving, resting, elasticity=elasticity, friction=0)
                moving.body.velocity = 2.2, 0
            self.wait(3.5)
