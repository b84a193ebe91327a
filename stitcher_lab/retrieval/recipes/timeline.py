"""A timeline of events.

A line with years; events appear one after another above and below it.

- history from then to now, dates in order
- story of an invention, life of a person
- ages of the earth, dinosaurs to humans
- plan of a project, milestones
- what happened first and what came after
- day in the life, schedule of the week
- stages of growing up, life cycle in order
"""

from manim import *


class Years(Scene):
    def construct(self):
        title = Title("A short history of flight")
        line = NumberLine(
            x_range=[1900, 1980, 20],
            length=11,
            include_numbers=True,
            decimal_number_config={"num_decimal_places": 0, "group_with_commas": False},
        ).shift(DOWN * 0.3)
        self.play(Write(title), Create(line))
        events = {1903: "first flight", 1927: "over the ocean", 1969: "on the Moon"}
        marks = VGroup()
        for side, (year, what) in zip((UP, DOWN, UP), events.items()):
            dot = Dot(line.n2p(year), color=YELLOW)
            stem = Line(dot.get_center(), dot.get_center() + side * 1.1, color=GRAY)
            label = Text(what, font_size=28).next_to(stem, side)
            self.play(FadeIn(dot, scale=3), Create(stem), FadeIn(label, shift=side * 0.3))
            marks.add(VGroup(dot, stem, label))
        pointer = Vector(DOWN * 0.6, color=RED).next_to(line.n2p(1900), UP, buff=0.05)
        self.play(GrowArrow(pointer))
        self.play(pointer.animate.next_to(line.n2p(1969), UP, buff=0.05), run_time=2)
        self.play(ShowIncreasingSubsets(marks.copy()))
