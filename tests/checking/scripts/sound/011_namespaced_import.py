import manim as mn
import numpy as np
from manim import rate_functions as rf
from manim.utils.color import interpolate_color
import manim.utils.color as mc


class Sunset(mn.Scene):
    def construct(self):
        sky = mn.Rectangle(width=mn.config.frame_width, height=mn.config.frame_height, stroke_width=0)
        sky.set_fill([mn.BLUE_E, mn.ORANGE], opacity=1)
        sun = mn.Circle(radius=0.8, color=mn.YELLOW, fill_opacity=1).shift(2 * mn.UP)
        self.add(sky)
        self.play(mn.FadeIn(sun))
        self.play(sun.animate(rate_func=rf.ease_in_quad, run_time=2).shift(4 * mn.DOWN))
        stars = mn.VGroup(*[
            mn.Dot(point=np.array([px, py, 0]), radius=0.03, color=interpolate_color(mc.WHITE, mn.YELLOW, px / 14 + 0.5))
            for px, py in np.random.default_rng(0).uniform((-6, 0), (6, 3.5), (20, 2))
        ])
        self.play(mn.LaggedStartMap(mn.FadeIn, stars, lag_ratio=0.1))
        self.wait()
