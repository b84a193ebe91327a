# dies: NameError; class: name
from manim import *


class KeplerSecondLaw(Scene):
    CONFIG = {"a": 3, "b": 2}

    def construct(self):
        title = TextMobject("Kepler's second law").to_edge(UP)
        self.play(Write(title))
        orbit = Ellipse(width=6, height=4, color=WHITE)
        sun = Dot(LEFT * np.sqrt(5), color=YELLOW, radius=0.2)
        self.play(Create(orbit), FadeIn(sun))
        planet = Dot(color=BLUE).move_to(orbit.point_from_proportion(0))
        self.play(FadeIn(planet))
        self.play(MoveAlongPath(planet, orbit), run_time=4)
        self.wait()
