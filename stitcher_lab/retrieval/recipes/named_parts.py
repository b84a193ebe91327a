"""Arrows and braces that carry their own labels.

Labelled arrows and lines, curved braces, arrows with special tips, a label on a polygon.

- messages between two columns, first this then that
- relations between people or classes
- length of an arc with a curved bracket
- arrows that end in a dot or a square
- name written on the line itself
- map of a house with named rooms
"""

from manim import *


class Named(Scene):
    def construct(self):
        left, right = Line(UP * 2.5, DOWN * 2.5).shift(LEFT * 6), Line(UP * 2.5, DOWN * 2.5).shift(LEFT * 1.5)
        self.play(Create(left), Create(right))
        first = LabeledArrow("hello", start=left.get_top(), end=right.get_center(), label_config={"font_size": 26})
        second = LabeledArrow("yes", start=right.get_center(), end=left.get_bottom(), label_config={"font_size": 26})
        self.play(Create(first))
        self.play(Create(second))
        arc = Arc(1.2, 0, PI * 0.75, color=BLUE).shift(RIGHT * 2 + UP)
        brace = ArcBrace(arc, color=BLUE)
        self.play(Create(arc), GrowFromCenter(brace))
        side = Line(RIGHT * 3.5 + DOWN, RIGHT * 6.5 + DOWN)
        label = BraceText(side, "base")
        field = LabeledPolygram(
            [[4, 1, 0], [6, 1, 0], [6, 2.5, 0], [4, 2.5, 0]], label="A", label_config={"font_size": 36}
        )
        self.play(Create(side), FadeIn(label), Create(field))
        ends = (
            VGroup(
                Arrow(ORIGIN, RIGHT * 2, tip_shape=ArrowCircleFilledTip),
                Arrow(ORIGIN, RIGHT * 2, tip_shape=StealthTip),
                DoubleArrow(ORIGIN, RIGHT * 2, tip_shape_start=ArrowSquareTip),
            )
            .arrange(DOWN)
            .move_to(RIGHT * 1.2 + DOWN * 1.6)
        )
        self.play(LaggedStartMap(Create, ends))
