from manim import *


class Thermometer(VGroup):
    def __init__(self, value=0.5, height=3, fluid=RED, **kwargs):
        super().__init__(**kwargs)
        self.full_height = height
        self.tube = RoundedRectangle(width=0.5, height=height, corner_radius=0.25)
        self.bulb = Circle(radius=0.4, color=fluid, fill_opacity=1).next_to(self.tube, DOWN, buff=-0.1)
        self.column = Rectangle(width=0.25, height=height * value, stroke_width=0, fill_color=fluid, fill_opacity=1)
        self.column.align_to(self.tube, DOWN)
        self.add(self.tube, self.column, self.bulb)

    @property
    def level(self):
        return self.column.height / self.full_height

    def warm_to(self, value):
        self.column.stretch_to_fit_height(self.full_height * value, about_edge=DOWN)
        return self

    @override_animate(warm_to)
    def _warm_to_animation(self, value, anim_args=None):
        target = self.column.copy().stretch_to_fit_height(self.full_height * value, about_edge=DOWN)
        return Transform(self.column, target, **(anim_args or {}))


class Warming(Scene):
    def construct(self):
        thermometer = Thermometer(0.2, color=GREY)
        self.play(Create(thermometer))
        self.play(thermometer.animate.warm_to(0.9))
        self.play(Write(DecimalNumber(thermometer.level).next_to(thermometer, RIGHT)))
        self.wait()
