# dies: AttributeError; class: attribute
from manim import *


class Photosynthesis(Scene):
    def construct(self):
        sun = Circle(radius=0.8, color=YELLOW, fill_opacity=1).to_corner(UL)
        rays = VGroup(*[
            Line(ORIGIN, RIGHT * 0.5, color=YELLOW).rotate(angle, about_point=ORIGIN).shift(
                sun.get_center() + 1.0 * np.array([np.cos(angle), np.sin(angle), 0])
            )
            for angle in np.arange(0, TAU, PI / 6)
        ])
        leaf = Ellipse(width=3, height=1.5, color=GREEN, fill_opacity=0.7)

        self.play(FadeIn(sun), Create(rays))
        self.play(GrowFromCenter(leaf))

        co2 = Text("CO₂", font_size=36).next_to(leaf, LEFT, buff=2)
        water = Text("H₂O", font_size=36, color=BLUE).next_to(leaf, DOWN, buff=1.2)
        arrow_co2 = Arrow(co2.get_right(), leaf.get_left(), buff=0.2)
        arrow_water = Arrow(water.get_top(), leaf.get_bottom(), buff=0.2, color=BLUE)
        self.play(Write(co2), GrowArrow(arrow_co2))
        self.play(Write(water), GrowArrow(arrow_water))

        oxygen = Text("O₂", font_size=36, color=RED).next_to(leaf, RIGHT, buff=2)
        self.play(FadeIn(oxygen, target_position=leaf.center()))
        self.play(leaf.animate.set_color(GREEN_E).pulse(1.1))
        self.wait(2)
