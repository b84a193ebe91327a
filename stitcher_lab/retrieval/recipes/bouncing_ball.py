"""A ball falls, is squashed and bounces.

It speeds up as it falls, slows down as it rises, and each bounce is lower than the one before.

- dropping a ball on the floor
- basketball bounces lower each time
- falls faster and faster, gravity
- squash and stretch
- speeding up and slowing down, easing
- kinetic and potential energy of a falling thing
- geometric sequence of heights
"""

from manim import *


class Bounces(Scene):
    def construct(self):
        ground = Line(LEFT * 6, RIGHT * 6).shift(DOWN * 2.5)
        ball = Circle(0.4, color=ORANGE, fill_opacity=1).move_to(LEFT * 4 + UP * 2.5)
        self.play(Create(ground), FadeIn(ball, scale=0.5))
        floor, x, height = ground.get_y() + 0.4, -4.0, 5.0
        for _ in range(3):
            self.play(ball.animate.set_y(floor), rate_func=rate_functions.ease_in_quad, run_time=0.5)
            self.play(ball.animate.stretch(0.7, 1).stretch(1.2, 0), run_time=0.1, rate_func=there_and_back)
            x, height = x + 2, height * 0.6
            mark = DashedLine([x, floor, 0], [x, floor + height, 0], color=GRAY)
            up = ball.animate(rate_func=rate_functions.ease_out_quad, run_time=0.5).move_to([x, floor + height, 0])
            self.play(AnimationGroup(up, Create(mark)))
        self.play(Rotate(ball, TAU), rate_func=smooth)
