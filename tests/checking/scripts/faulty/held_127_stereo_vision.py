# dies: AttributeError; class: scene_base
from manim import *


class TwoViews(Scene):
    def construct(self):
        self.intro_text()
        self.show_cube()
        self.move_around()

    def intro_text(self):
        text = Text("Two eyes see two pictures", font_size=36)
        self.play(Write(text))
        self.play(text.animate.to_edge(UP))

    def show_cube(self):
        self.cube = Cube(side_length=1.5, fill_opacity=0.6, fill_color=TEAL)
        self.cube.rotate(30 * DEGREES, axis=UP).rotate(20 * DEGREES, axis=RIGHT)
        self.play(FadeIn(self.cube))

    def move_around(self):
        left_eye = Dot(LEFT * 3 + DOWN * 3, color=BLUE)
        right_eye = Dot(RIGHT * 3 + DOWN * 3, color=RED)
        self.play(FadeIn(left_eye), FadeIn(right_eye))
        self.play(Create(DashedLine(left_eye, self.cube)), Create(DashedLine(right_eye, self.cube)))
        self.move_camera(phi=60 * DEGREES, theta=-60 * DEGREES, run_time=2)
        self.wait()
