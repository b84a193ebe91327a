"""A directed graph is built node by node and edge by edge, with a straight way and a curved one."""

from manim import *
from manim_dsa import MGraph, MGraphStyle

from stitcher_lab.scene import *


class BuildingAGraph(Lesson):
    def construct(self):
        self.show_heading("A map of one-way streets")
        graph = MGraph({"A": ["B"], "B": []}, {"A": LEFT * 4, "B": ORIGIN + UP}, style=MGraphStyle.GREEN)

        with self.voiceover(text="Two towns and a one-way street: nodes and a directed edge."):
            self.play(Create(graph))
        with self.voiceover(text="A third town is built,"):
            self.play(graph.animate.add_node("C", RIGHT * 4 + DOWN))
        with self.voiceover(text="with a street of length seven leading to it,"):
            self.play(graph.animate.add_edge("B", "C", 7))
        with self.voiceover(text="and a winding road from A."):
            self.play(graph.animate.add_curved_edge("A", "C"))
        with self.voiceover(text="Now there are two ways from A to C."):
            self.play(graph["A", "B"].animate.highlight(AMBER), graph["B", "C"].animate.highlight(AMBER))
            self.play(graph["A", "C"].animate.highlight(ROSE))
