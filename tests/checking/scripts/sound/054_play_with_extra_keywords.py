"""Scene.play takes run_time, rate_func, lag_ratio; a starred list; generators; and Animations kept in variables."""
from manim import *


class Plays(Scene):
    def construct(self):
        dots = VGroup(*[Dot(RIGHT * k) for k in range(4)]).center()
        animations = [FadeIn(d) for d in dots]
        self.play(*animations, run_time=0.5, rate_func=rate_functions.ease_out_bounce, lag_ratio=0.2)
        animations.clear()
        animations += [d.animate.shift(UP * k) for k, d in enumerate(dots)]
        animations.append(dots[0].animate.set_color(RED))
        extra = None
        if len(animations) > 4:
            extra = AnimationGroup(*animations, lag_ratio=0)
        self.play(extra or Wait())
        group = LaggedStart(*(Indicate(d) for d in dots), lag_ratio=0.3, run_time=1)
        self.play(group)
        together = {"dots": FadeOut(dots), "text": Write(Text("end"))}
        self.play(*together.values())
        fade = FadeOut(*self.mobjects, shift=DOWN)
        fade.set_run_time(0.3).set_rate_func(linear)
        self.play(fade)
        wait = Wait(run_time=0.3)
        self.play(wait)
        self.play(Add(Square()), Succession(Create(Circle()), Wait(0.1), Uncreate(Circle())))
        self.wait(duration=0.1, stop_condition=None)
