# dies: TypeError; class: keyword
from manim import *


class BreadthFirstSearch(Scene):
    def construct(self):
        vertices = [1, 2, 3, 4, 5, 6]
        edges = [(1, 2), (1, 3), (2, 4), (3, 5), (4, 6), (5, 6)]
        graph = Graph(
            vertices,
            edges,
            layout="kamada_kawai",
            labels=True,
            vertex_config={"radius": 0.3},
            node_color=BLUE,
        )
        self.play(Create(graph))

        adjacency = {v: [] for v in vertices}
        for a, b in edges:
            adjacency[a].append(b)
            adjacency[b].append(a)

        visited, queue = {1}, [1]
        while queue:
            v = queue.pop(0)
            self.play(graph.vertices[v].animate.set_color(YELLOW), run_time=0.5)
            for w in adjacency[v]:
                if w not in visited:
                    visited.add(w)
                    queue.append(w)
        self.wait()
