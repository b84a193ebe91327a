"""Breadth-first search: a graph is visited ring by ring, with a queue of nodes that are still to come."""

from manim import *
from manim_dsa import MArray, MArrayStyle, MGraph, MGraphStyle

from stitcher_lab.scene import *

GRAPH = {"0": ["1", "2"], "1": ["3"], "2": ["3", "4"], "3": ["5"], "4": ["5"], "5": []}
PLACES = {
    "0": LEFT * 5,
    "1": LEFT * 2.5 + UP * 1.3,
    "2": LEFT * 2.5 + DOWN * 0.9,
    "3": UP * 1.3,
    "4": DOWN * 0.9,
    "5": RIGHT * 2.5,
}


class BreadthFirstSearch(Lesson):
    def construct(self):
        self.show_heading("Breadth first")
        graph = MGraph(GRAPH, PLACES, style=MGraphStyle.PURPLE).shift(UP * 0.3)
        queue = MArray(["0"], style=MArrayStyle.BLUE).scale(0.6).move_to(LEFT * 4.5 + DOWN * 2.4)

        with self.voiceover(text="A queue holds the nodes that are seen, but not yet visited."):
            self.play(Create(graph))
            self.play(FadeIn(queue))
        waiting, seen = ["0"], {"0"}
        with self.voiceover(
            text="The front of the queue is visited, and its neighbours go to the back, each only once."
        ):
            while waiting:
                node = waiting.pop(0)
                self.play(graph[node].animate.highlight(AMBER), queue.animate.pop(0), run_time=0.5)
                for other in GRAPH[node]:
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
                        self.play(graph[node, other].animate.highlight(LEAF), queue.animate.append(other), run_time=0.5)
