# dies: GuardError; class: forbidden
import os

from manim import *

ASSETS = os.path.join(os.path.dirname(__file__), "assets")


class ProductDemo(Scene):
    def construct(self):
        logo_path = os.path.join(ASSETS, "logo.svg")
        if os.path.exists(logo_path):
            logo = SVGMobject(logo_path)
        else:
            logo = VGroup(Circle(color=BLUE), Text("LOGO", font_size=28))
        logo.scale(1.2)
        self.play(DrawBorderThenFill(logo))
        self.play(logo.animate.to_corner(UL).scale(0.5))
        points = BulletedList("Fast", "Simple", "Open", font_size=40)
        self.play(Write(points))
        self.wait(2)
