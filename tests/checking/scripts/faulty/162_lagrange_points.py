# dies: NameError; class: import
from manim import (
    DOWN, LEFT, ORIGIN, RIGHT, UP, BLUE, GREY, RED, YELLOW,
    Circle, Create, Dot, FadeIn, Scene, Text, VGroup, Write,
)


class LagrangePoints(Scene):
    def construct(self):
        sun = Dot(radius=0.35, color=YELLOW)
        orbit = Circle(radius=3, color=GREY)
        earth = Dot(RIGHT * 3, radius=0.15, color=BLUE)
        self.play(FadeIn(sun), Create(orbit), FadeIn(earth))

        points = VGroup(
            Dot(RIGHT * 2.7), Dot(RIGHT * 3.3), Dot(LEFT * 3),
            Dot(orbit.point_at_angle(PI / 3)), Dot(orbit.point_at_angle(-PI / 3)),
        )
        points.set_color(RED)
        for index, point in enumerate(points, start=1):
            label = Text(f"L{index}", font_size=22).next_to(point, UP, buff=0.1)
            self.play(FadeIn(point, scale=0.5), Write(label), run_time=0.5)
        self.wait()
