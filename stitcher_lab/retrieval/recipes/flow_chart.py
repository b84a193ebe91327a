"""Boxes joined by arrows: steps of a process.

Boxes with words appear in order; arrows lead from each to the next, one back again.

- steps of a recipe, instructions in order
- what leads to what, cause and effect, chain of events
- decision with yes and no
- how a bill becomes a law, how a message gets delivered
- input, processing, output; parts of a computer
- boxes and arrows, organisation chart, mind map, pipeline
- supply chain, factory, assembly line
- loop back and try again
"""

from manim import *


def box(text, color=BLUE):
    label = Text(text, font_size=28)
    frame = RoundedRectangle(width=label.width + 0.6, height=1, corner_radius=0.2, color=color, fill_opacity=0.2)
    return VGroup(frame, label)


class Steps(Scene):
    def construct(self):
        steps = VGroup(box("Start", GREEN), box("Read"), box("Check"), box("Done", ORANGE)).arrange(RIGHT, buff=1)
        arrows = VGroup(*(Arrow(a.get_right(), b.get_left(), buff=0.1) for a, b in zip(steps[:-1], steps[1:])))
        self.play(FadeIn(steps[0], shift=RIGHT))
        for arrow, step in zip(arrows, steps[1:]):
            self.play(GrowArrow(arrow))
            self.play(FadeIn(step, shift=RIGHT * 0.3), run_time=0.6)
        back = CurvedArrow(steps[2].get_bottom(), steps[1].get_bottom(), angle=-PI / 2, color=RED)
        self.play(Create(back), FadeIn(Text("no", font_size=24, color=RED).next_to(back, DOWN)))
        both = DoubleArrow(UP * 1.8 + LEFT * 2, UP * 1.8 + RIGHT * 2, buff=0)
        self.play(Create(both), Circumscribe(steps[2], color=YELLOW))
        token = Dot(steps[0].get_top(), color=YELLOW)
        self.play(token.animate.move_to(steps[-1].get_top()))
