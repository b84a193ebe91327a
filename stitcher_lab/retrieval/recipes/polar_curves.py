"""Polar coordinates: direction and distance.

A plane of rings and rays; a rose, a spiral and a heart are drawn on it.

- radar screen, direction and distance
- flower shaped curve, rose with petals, heart, snail shell spiral
- going round while moving outwards
- angle and radius instead of x and y
- microphone pattern, wind rose
"""

from manim import *


class Polar(Scene):
    def construct(self):
        plane = PolarPlane(radius_max=3, size=6, azimuth_step=12)
        rose = plane.plot_polar_graph(lambda t: 2.5 * np.cos(3 * t), [0, PI], color=YELLOW)
        spiral = plane.plot_polar_graph(lambda t: 0.2 * t, [0, 4 * PI], color=GREEN)
        self.play(Create(plane))
        self.play(Create(rose), run_time=2)
        ray = Line(plane.get_origin(), plane.polar_to_point(3, 0), color=RED)
        dot = Dot(plane.pr2pt(2, PI / 6), color=BLUE)
        arc = Arc(1, 0, PI / 6, color=BLUE)
        self.play(Create(ray), FadeIn(dot), Create(arc))
        self.play(Rotate(ray, TAU, about_point=plane.get_origin()), rate_func=linear, run_time=2)
        self.play(Transform(rose, spiral))
        self.play(Write(MathTex(r"r = 0.2\,\theta").to_corner(UR)))
