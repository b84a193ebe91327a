# dies: AttributeError; class: scene_base
from manim import *


class ZoomOnDetail(Scene):
    def construct(self):
        self.camera.background_color = "#111111"
        title = Text("Zooming in on a fractal edge", font_size=36).to_edge(UP)
        self.add(title)

        points = [np.array([x, 0.4 * np.sin(5 * x), 0]) for x in np.linspace(-5, 5, 120)]
        curve = VMobject(color=GREEN).set_points_smoothly(points)
        self.play(Create(curve), run_time=2)

        focus = Dot(curve.point_from_proportion(0.6), color=RED)
        self.play(FadeIn(focus, scale=2))
        self.play(
            self.camera.frame.animate.scale(0.3).move_to(focus),
            run_time=2,
        )
        self.wait()
