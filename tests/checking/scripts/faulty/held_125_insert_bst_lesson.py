# dies: TypeError; class: argument
from manim import *
from stitcher_lab.scene import *


class SearchTree(Lesson):
    """A search tree grows"""

    def construct(self):
        self.placed = {}
        with self.voiceover(text="We put the numbers into a tree one by one.") as tracker:
            self.show_heading("Search tree", size=50)
            root = self.node(8, UP * 1.8)
            self.play(FadeIn(root), run_time=tracker.duration * 0.4)

        with self.voiceover(text="Smaller ones go left, larger ones go right.") as tracker:
            for value, place in ((3, LEFT * 2), (12, RIGHT * 2)):
                node = self.node(value, place)
                edge = Line(root.get_bottom(), node.get_top(), color=MUTED)
                self.play(Create(edge), FadeIn(node), run_time=tracker.duration * 0.3)

    def node(self, value, place):
        circle = Circle(radius=0.45, color=SKY)
        group = VGroup(circle, words(str(value), 30)).move_to(place)
        self.placed[value] = group
        return group
