"""How a motion feels: its pace.

The same dots run the same way, evenly, starting softly, overshooting, there and back, faster half-way.

- slow start and slow stop, brake gently
- steady pace against speeding up
- race of several runners who start together
- slow motion and fast forward
- goes there and comes back
- jerky, smooth, bouncy movement
"""

from manim import *


class Pace(Scene):
    def construct(self):
        paces = {
            "linear": linear,
            "smooth": smooth,
            "rush_into": rush_into,
            "there_and_back": there_and_back,
            "bounce": rate_functions.ease_out_bounce,
            "running_start": running_start,
        }
        names = VGroup(*(Text(name, font_size=26) for name in paces)).arrange(DOWN, buff=0.5, aligned_edge=LEFT)
        names.to_edge(LEFT)
        dots = VGroup(*(Dot(color=YELLOW).next_to(name, RIGHT).set_x(-2.5) for name in names))
        goal = Line(UP * 2.5, DOWN * 2.5, color=GREEN).set_x(5)
        self.play(FadeIn(names, dots), Create(goal))
        moves = [dot.animate(rate_func=pace, run_time=3).set_x(4.5) for dot, pace in zip(dots, paces.values())]
        self.play(AnimationGroup(*moves))
        back = AnimationGroup(*(dot.animate(rate_func=linear).set_x(-2.5) for dot in dots))
        self.play(ChangeSpeed(back, speedinfo={0.3: 1, 0.5: 0.2, 0.7: 1}))
        self.play(UpdateFromAlphaFunc(dots[0], lambda d, a: d.set_x(-2.5 + 7 * squish_rate_func(smooth, 0.2, 0.8)(a))))
        self.play(dots.animate(lag_ratio=0.1).shift(RIGHT), rate_func=exponential_decay)
