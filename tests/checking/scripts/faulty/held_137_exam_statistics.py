# dies: GuardError; class: forbidden
import pandas as pd
from manim import *


class ExamStatistics(Scene):
    def construct(self):
        scores = [55, 61, 67, 70, 72, 78, 85, 91]
        box = self.make_boxplot(scores)
        self.play(Create(box))
        self.wait()

    def make_boxplot(self, scores):
        axis = NumberLine(x_range=[50, 100, 10], length=10, include_numbers=True)
        frame = pd.DataFrame({"score": scores})
        low, high = frame.score.min(), frame.score.max()
        rectangle = Rectangle(width=3, height=1).move_to(axis.n2p(70) + UP)
        whiskers = Line(axis.n2p(low) + UP, axis.n2p(high) + UP)
        return VGroup(axis, whiskers, rectangle)
