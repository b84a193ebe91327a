# dies: NameError; class: name
from manim import *


class TitleInSpace(ThreeDScene):
    def construct(self):
        self.set_camera_orientation(phi=60 * DEGREES, theta=-45 * DEGREES)
        axes = ThreeDAxes()
        title = Text3D("Volume", font_size=48, depth=0.4)
        box = Prism(dimensions=[3, 2, 1], fill_color=BLUE, fill_opacity=0.6)
        self.play(Create(axes))
        self.play(FadeIn(box))
        self.play(Write(title))
        self.begin_ambient_camera_rotation(rate=0.2)
        self.wait(2)
