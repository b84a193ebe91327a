"""Forces on a block: on a slope, with arrows.

A block slides down an inclined plane; weight is split in two parts, friction points back.

- sledge on a hill, box on a ramp, car parked on a slope
- pushing and pulling, tug of war
- weight pulls down, the floor pushes up
- friction, why things stop
- balance, seesaw, lever
- lift, rope and pulley
- Newton's laws, acceleration
"""

from manim import *


class Forces(Scene):
    def construct(self):
        slope = Polygon(LEFT * 4 + DOWN * 2, RIGHT * 4 + DOWN * 2, RIGHT * 4 + UP * 1.5, color=GRAY, fill_opacity=0.4)
        tilt = Line(slope.get_vertices()[0], slope.get_vertices()[2]).get_angle()
        along, out = rotate_vector(RIGHT, tilt), rotate_vector(UP, tilt)
        block = (
            Square(1, color=BLUE, fill_opacity=0.8).rotate(tilt).move_to(rotate_vector(RIGHT, tilt) * 1.4 + out * 0.25)
        )
        self.play(Create(slope), FadeIn(block))
        ground, hill = Line(*slope.get_vertices()[:2]), Line(slope.get_vertices()[0], slope.get_vertices()[2])
        angle = Angle(ground, hill, radius=1.2)
        self.play(Create(angle), Write(MathTex(r"\alpha").next_to(angle, RIGHT, buff=0.1)))
        forces = {"F_g": (DOWN * 2, RED), "F_N": (out * 1.7, GREEN), "F_R": (along * 1.3, ORANGE)}
        arrows = VGroup()
        for name, (way, color) in forces.items():
            arrow = Arrow(block.get_center(), block.get_center() + way, buff=0, color=color)
            label = MathTex(name, color=color, font_size=36).next_to(
                arrow.get_end(), way / np.linalg.norm(way), buff=0.1
            )
            arrows.add(VGroup(arrow, label))
        self.play(LaggedStart(*(AnimationGroup(GrowArrow(a), FadeIn(l)) for a, l in arrows), lag_ratio=0.4))
        self.play(VGroup(block, arrows).animate.shift(-along * 2), rate_func=rate_functions.ease_in_quad)
