# dies: AttributeError; class: scene_base
from manim import *


class ZoomIntoTheMandelbrotEdge(Scene):
    """Closer and closer to the edge of a cardioid."""

    def setup(self):
        self.steps = [(1.0, ORIGIN), (0.4, LEFT * 2), (0.15, LEFT * 2.4 + UP * 0.2)]

    def construct(self):
        cardioid = ParametricFunction(
            lambda t: 3 * np.array([
                0.5 * np.cos(t) - 0.25 * np.cos(2 * t), 0.5 * np.sin(t) - 0.25 * np.sin(2 * t), 0,
            ]),
            t_range=[0, TAU],
            color=YELLOW,
            fill_opacity=0.4,
        )
        bulb = Circle(radius=0.75, color=ORANGE, fill_opacity=0.4).shift(LEFT * 3)
        self.play(DrawBorderThenFill(cardioid), DrawBorderThenFill(bulb))
        for factor, place in self.steps:
            self.zoom_to(factor, place)
        self.wait()

    def zoom_to(self, factor, place):
        frame = self.camera_frame
        self.play(frame.animate.set(width=14 * factor).move_to(place), run_time=1.5)
