# dies: TypeError; class: keyword
from manim import *


class PHScale(Scene):
    def construct(self):
        gradient = color_gradient([RED, YELLOW, GREEN, BLUE, PURPLE], 15)
        scale = VGroup()
        for value, color in enumerate(gradient):
            box = Square(side_length=0.7, fill_color=color, fill_opacity=1, stroke_width=0)
            number = Text(str(value), font_size=22, color=BLACK)
            scale.add(VGroup(box, number))
        scale.arrange(RIGHT, buff=0.05)
        self.play(FadeIn(scale, lag_ratio=0.1))

        examples = {2: "Lemon", 7: "Water", 12: "Soap"}
        for value, name in examples.items():
            label = Text(name, font_size=26).next_to(scale[value], UP, buff=0.8)
            arrow = Arrow(label.get_bottom(), scale[value].get_top(), buff=0.1, tip_size=0.2)
            self.play(FadeIn(label), GrowArrow(arrow))
        self.wait(2)
