# dies: NameError; class: name
from manim import *


class DecisionTree(Scene):
    def construct(self):
        question = self.box("Is it raining?", YELLOW).to_edge(UP)
        yes = self.box("Take an umbrella", GREEN).shift(LEFT * 3)
        no = self.box("Is it cold?", YELLOW).shift(RIGHT * 3)
        coat = self.box("Take a coat", GREEN).shift(RIGHT * 1 + DOWN * 2.5)
        nothing = self.box("Just go", GREEN).shift(RIGHT * 5 + DOWN * 2.5)

        self.play(FadeIn(question))
        for parent, child, answer in (
            (question, yes, "yes"), (question, no, "no"), (no, coat, "yes"), (no, nothing, "no"),
        ):
            arrow = Arrow(parent.get_bottom(), child.get_top(), buff=0.1)
            text = Text(answer, font_size=20).next_to(arrow.get_center(), RIGHT, buff=0.15)
            self.play(GrowArrow(arrow), FadeIn(text), FadeIn(child), run_time=0.7)
        self.wait()

    def box(self, text, color):
        label = Text(text, font_size=24)
        frame = SurroundingRect(label, color=color, buff=0.2)
        return VGroup(frame, label)
