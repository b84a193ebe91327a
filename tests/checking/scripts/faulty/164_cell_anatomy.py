# dies: OSError; class: value
from manim import *


class AnatomyOfACell(Scene):
    def construct(self):
        title = Text("Anatomy of a cell", font_size=44).to_edge(UP)
        self.play(Write(title))
        picture = ImageMobject("assets/cell_diagram.png")
        picture.scale_to_fit_height(5)
        self.play(FadeIn(picture))
        labels = ["Nucleus", "Membrane", "Mitochondria"]
        for index, name in enumerate(labels):
            label = Text(name, font_size=26).move_to(RIGHT * 4.5 + UP * (1 - index))
            arrow = Arrow(label.get_left(), picture.get_center() + UP * (0.5 - index * 0.5))
            self.play(FadeIn(label), GrowArrow(arrow))
        self.wait()
