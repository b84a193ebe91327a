from manim import *

EVENTS = (
    {"year": 1665, "name": "Calculus", "color": BLUE},
    {"year": 1736, "name": "Graph theory", "color": GREEN},
    {"year": 1822, "name": "Fourier series", "color": YELLOW},
)


class Timeline(Scene):
    def construct(self):
        line = NumberLine(x_range=[1650, 1850, 50], length=12, include_numbers=True,
                          decimal_number_config={"num_decimal_places": 0, "group_with_commas": False})
        self.play(Create(line))
        for index, event in enumerate(EVENTS):
            side = UP if index % 2 else DOWN * 2
            self.add_event(line, side=side, **event)
        self.wait()

    def add_event(self, line, *, year, name, color, side=UP):
        dot = Dot(line.n2p(year), color=color)
        label = VGroup(Text(name, font_size=26, color=color), Text(str(year), font_size=20)).arrange(DOWN, buff=0.1)
        label.next_to(dot, side, buff=0.6)
        stem = Line(dot.get_center(), label.get_edge_center(-side / np.linalg.norm(side)), color=color, stroke_width=2)
        self.play(GrowFromCenter(dot), Create(stem), FadeIn(label, shift=side * 0.2))
