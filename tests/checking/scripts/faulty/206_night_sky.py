# dies: AttributeError; class: attribute
from manim import *

config.background_colour = "#102030"


class NightSky(Scene):
    def construct(self):
        stars = VGroup(*[
            Dot([x, y, 0], radius=0.03)
            for x, y in np.random.uniform(-3.5, 3.5, size=(40, 2))
        ])
        ground = Rectangle(width=config.frame_width, height=1, color=GREEN_E, fill_opacity=1).to_edge(DOWN, buff=0)
        width = config.frame_size_x
        moon = Circle(radius=0.6, color=GREY_A, fill_opacity=1).shift(UP * 2 + RIGHT * width / 4)
        self.play(FadeIn(stars), FadeIn(ground))
        self.play(GrowFromCenter(moon))
        self.wait()
