"""A drawing with labels and pointers.

Simple shapes stand for the parts of a thing; labels with lines name them one after another.

- parts of a cell, of a flower, of the eye, of a volcano
- label the parts of a machine
- cut through the earth, layers of soil, of skin
- organs, heart with chambers, ear
- anatomy, what is inside
- map with names, legend, floor plan
- house, car, boat made of simple shapes
"""

from manim import *


class Parts(Scene):
    def construct(self):
        wall = Ellipse(width=6, height=4.4, color=GREEN, fill_opacity=0.2)
        core = Circle(0.8, color=PURPLE, fill_opacity=0.6).shift(LEFT * 0.6)
        grains = VGroup(*(Ellipse(width=0.7, height=0.3, color=ORANGE, fill_opacity=0.7) for _ in range(3)))
        for grain, place in zip(grains, (UP * 1.3 + RIGHT, RIGHT * 1.8 + DOWN * 0.3, DOWN * 1.3)):
            grain.move_to(place).rotate(place[0])
        self.play(DrawBorderThenFill(wall), run_time=1)
        self.play(GrowFromCenter(core), LaggedStartMap(FadeIn, grains))
        names = {"membrane": (wall.get_top(), UP * 2.8 + LEFT * 4.5), "nucleus": (core.get_left(), LEFT * 5 + DOWN)}
        names["power plant"] = (grains[1].get_right(), RIGHT * 5 + UP)
        for name, (target, place) in names.items():
            label = Text(name, font_size=28).move_to(place)
            pointer = Line(
                label.get_bottom()
                if place[1] > 2
                else label.get_center() + np.sign(target - place) * [label.width / 2 + 0.1, 0, 0],
                target,
                stroke_width=2,
            )
            self.play(FadeIn(label), Create(pointer), run_time=0.6)
        self.play(Indicate(core), VGroup(wall, grains).animate.set_opacity(0.15))
        note = AnnotationDot(radius=0.12).move_to(core)
        self.play(GrowFromCenter(note), Circumscribe(core, Circle))
