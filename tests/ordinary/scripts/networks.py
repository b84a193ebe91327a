"""A graph whose layout is computed."""
import networkx as nx
from manim import *


class Network(Scene):
    def construct(self):
        web = nx.cycle_graph(6)
        web.add_edge(0, 3)
        graph = Graph(list(web.nodes), list(web.edges), layout="circular", labels=True)
        self.play(Create(graph), run_time=0.3)
        self.play(graph.animate.change_layout("spring", layout_config={"seed": 4}), run_time=0.2)
