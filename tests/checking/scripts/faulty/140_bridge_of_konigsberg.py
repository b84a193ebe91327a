# dies: KeyError; class: value
from manim import *


class Konigsberg(Scene):
    def construct(self):
        vertices = ["N", "S", "I", "E"]
        edges = [("N", "I"), ("S", "I"), ("N", "E"), ("S", "E"), ("I", "E")]
        layout = {"N": UP * 2, "S": DOWN * 2, "I": LEFT * 2, "E": RIGHT * 2}
        graph = Graph(vertices, edges, layout=layout, labels=True, vertex_config={"radius": 0.35})
        self.play(Create(graph))
        degrees = {v: sum(v in e for e in edges) for v in vertices}
        for v in vertices:
            text = Integer(degrees[v], font_size=30).next_to(graph.vertices[v], OUT + UR, buff=0.2)
            self.play(Write(text), run_time=0.4)
        walk = [("N", "I"), ("I", "E"), ("E", "S")]
        for a, b in walk:
            self.play(graph.edges[(a, b)].animate.set_color(YELLOW), run_time=0.5)
        self.wait()
