# dies: AttributeError; class: attribute
from manim import *


class PolarRose(Scene):
    def construct(self):
        plane = PolarPlane(radius_max=2.5, size=6)
        self.play(Create(plane), run_time=2)

        k = ValueTracker(2)
        rose = plane.plot_polar_graph(lambda theta: 2 * np.sin(2 * theta), [0, TAU], color=PINK)
        self.play(Create(rose), run_time=3)

        caption = MathTex(r"r = 2\sin(k\theta)").to_corner(UR)
        self.play(Write(caption))
        for value in (3, 4):
            k.set_value(value)
            new = plane.plot_polar_graph(lambda theta: 2 * np.sin(k.get_value() * theta), [0, TAU], color=PINK)
            self.play(Transform(rose, new))
        self.play(rose.animate.rotate_about_origin(PI / 4))
        self.play(plane.fade_to_background())
        self.wait()
