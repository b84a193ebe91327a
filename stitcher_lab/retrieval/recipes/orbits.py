"""Planets go round a star.

Bodies move on circles and an ellipse at different speeds; a moon goes round a planet.

- planets going round the sun
- moon circles the earth, satellite
- earth spins while it travels round the sun, day and year
- elliptical path, faster when nearer
- electrons circle the nucleus of an atom
- merry-go-round, carousel, Ferris wheel
- spinning and revolving
- seasons, eclipse
"""

from manim import *


class GoingRound(Scene):
    def construct(self):
        sun = Dot(radius=0.4, color=YELLOW)
        ellipse = Ellipse(width=9, height=4.5, color=GRAY)
        circle = Circle(1.5, color=GRAY)
        earth = Dot(ellipse.point_from_proportion(0), radius=0.18, color=BLUE)
        venus = Dot(circle.get_start(), radius=0.14, color=ORANGE)
        moon = Dot(radius=0.07).add_updater(
            lambda m, dt: m.move_to(earth.get_center() + rotate_vector(UP * 0.4, 4 * self.time))
        )
        self.play(GrowFromCenter(sun), Create(ellipse), Create(circle))
        self.add(earth, venus, moon, TracedPath(moon.get_center, stroke_width=1, dissipating_time=1))
        self.play(
            MoveAlongPath(earth, ellipse),
            Rotating(venus, angle=2 * TAU, about_point=ORIGIN),
            run_time=5,
            rate_func=linear,
        )
        always_rotate(sun, rate=PI / 2)
        self.play(Flash(sun, line_length=0.3, num_lines=16, flash_radius=0.6))
