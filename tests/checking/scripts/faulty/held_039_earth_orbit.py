# dies: AttributeError; class: attribute
import manim as mn
import numpy as np


class EarthOrbit(mn.Scene):
    def construct(self):
        sun = mn.Dot(radius=0.4, color=mn.YELLOW)
        orbit = mn.Ellipse(width=8, height=5, color=mn.GREY)
        earth = mn.Dot(radius=0.15, color=mn.BLUE).move_to(orbit.point_from_proportion(0))

        self.play(mn.FadeIn(sun), mn.Create(orbit))
        self.play(mn.FadeIn(earth))
        trail = mn.TracedPath(earth.get_center, stroke_color=mn.BLUE)
        self.add(trail)
        self.play(mn.MoveAlongPath(earth, orbit), run_time=4, rate_func=mn.rate_functions.ease_in_out_linear)
        caption = mn.Text("One year", font_size=30).to_edge(mn.DOWN)
        self.play(mn.Write(caption))
        self.wait()
