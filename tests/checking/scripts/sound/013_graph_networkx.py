from manim import *
import networkx as nx


class Networks(Scene):
    def construct(self):
        nxgraph = nx.erdos_renyi_graph(8, 0.4, seed=2)
        graph = Graph.from_networkx(nxgraph, layout="spring", layout_scale=3, layout_config={"seed": 1})
        self.play(Create(graph))
        hub = max(nxgraph.degree, key=lambda pair: pair[1])[0]
        self.play(graph[hub].animate.set_color(YELLOW).scale(1.5))
        for neighbour in nxgraph.neighbors(hub):
            edge = graph.edges.get((hub, neighbour)) or graph.edges[(neighbour, hub)]
            self.play(edge.animate.set_stroke(RED, 5), run_time=0.3)
        graph.add_vertices(99, positions={99: RIGHT * 5}, vertex_config={99: {"color": GREEN}})
        graph.add_edges((hub, 99))
        self.play(graph.animate.change_layout("circular"))
        di = DiGraph([1, 2, 3], [(1, 2), (2, 3)], labels=True, edge_config={"tip_config": {"tip_length": 0.2}})
        self.play(FadeOut(graph), Create(di.to_edge(LEFT)))
        self.wait()
