"""Dijkstra's algorithm on a weighted graph: the nearest node is settled first, until the shortest path is known."""

from manim import *
from manim_dsa import MGraph, MGraphStyle, MVariable, MVariableStyle

from stitcher_lab.scene import *

GRAPH = {"A": [("B", 4), ("C", 1)], "B": [("D", 1)], "C": [("B", 2), ("D", 5)], "D": []}
PLACES = {"A": LEFT * 5, "B": LEFT * 2 + UP * 1.8, "C": LEFT * 2 + DOWN * 1.8, "D": RIGHT}


class ShortestPath(Lesson):
    def construct(self):
        self.show_heading("The shortest path")
        graph = MGraph(GRAPH, PLACES, style=MGraphStyle.BLUE)
        table = {}
        for name, start in zip("ABCD", (0, "?", "?", "?"), strict=True):
            table[name] = MVariable(start, style=MVariableStyle.BLUE).scale(0.7)
            table[name].add_label(words(name, size=26), LEFT, buff=0.3)
        VGroup(*table.values()).arrange(DOWN, buff=0.3).move_to(RIGHT * 4.5)

        with self.voiceover(text="How far is it from A to D? Nothing but A itself is known."):
            self.play(Create(graph), FadeIn(*table.values()))
        for node, edges, found, text in (
            ("A", "BC", (4, 1), "From A we reach B in four and C in one."),
            ("C", "BD", (3, 6), "C is nearest. By way of C it is three to B, and six to D."),
            ("B", "D", (4,), "From B it is only one more: four to D, the shortest path."),
        ):
            with self.voiceover(text=text):
                self.play(graph[node].animate.highlight(AMBER))
                for other, distance in zip(edges, found, strict=True):
                    self.play(graph[node, other].animate.highlight(AMBER), run_time=0.5)
                    self.play(table[other].animate.set_value(distance), run_time=0.5)
