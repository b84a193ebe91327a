# dies: ValueError; class: shape
from manim import *


class Constellation(Scene):
    """The Big Dipper drawn from coordinates"""

    def construct(self):
        stars = [(-4, 1), (-2.5, 1.3), (-1.2, 0.8), (0, 0.3), (0.3, -0.9), (2.2, -1), (2.4, 0.4)]
        dots = VGroup()
        for x, y in stars:
            dots.add(Dot([x, y, 0], radius=0.08, color=YELLOW))
        self.play(LaggedStart(*[FadeIn(d, scale=3) for d in dots], lag_ratio=0.3))

        path = VMobject(color=BLUE)
        path.set_points_as_corners([*stars, stars[3]])
        self.play(Create(path), run_time=2)
        name = Text("Ursa Major", font_size=34).to_edge(DOWN)
        self.play(Write(name))
        self.wait()
