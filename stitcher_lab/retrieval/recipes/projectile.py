"""Something thrown: its curved path and its velocity.

A ball flies along a parabola; the velocity arrow and its two parts go with it.

- throwing a ball to a friend
- shooting a basket, kicking a football, water from a hose
- cannonball, arrow, javelin, angry bird
- the curved path of something thrown
- range and highest point of a throw
- why the flight is a parabola
- rocket or fireworks going up and coming down
"""

from manim import *


class Thrown(Scene):
    def construct(self):
        axes = Axes(x_range=[0, 9], y_range=[0, 5], x_length=10, y_length=5.5)
        path = axes.plot_parametric_curve(lambda t: [2 * t, 4 * t - t * t], t_range=[0, 4], color=GRAY)
        time = ValueTracker(0)
        place = lambda: axes.c2p(2 * time.get_value(), 4 * time.get_value() - time.get_value() ** 2)
        ball = always_redraw(lambda: Dot(place(), color=YELLOW, radius=0.12))
        speed = always_redraw(lambda: Arrow(place(), place() + RIGHT + (2 - time.get_value()) * UP, buff=0, color=BLUE))
        across = always_redraw(lambda: Arrow(place(), place() + RIGHT, buff=0, color=GREEN))
        trace = TracedPath(lambda: place(), stroke_color=YELLOW)
        self.play(Create(axes))
        self.add(trace, ball, speed, across)
        self.play(time.animate.set_value(4), run_time=4, rate_func=linear)
        self.play(FadeOut(speed, across), Create(DashedVMobject(path)))
        top = Dot(axes.c2p(4, 4), color=RED)
        self.play(FadeIn(top), Write(Text("highest point", font_size=28).next_to(top, UP)))
