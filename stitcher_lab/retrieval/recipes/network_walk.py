"""A network of places, searched step by step.

Nodes and weighted lines between them; the visited ones change colour and the shortest way is drawn.

- cities joined by roads, shortest way home, sat nav
- friends of friends, social network
- underground map, flight connections, delivery route
- exploring a maze, spreading of a rumour, virus from person to person
- web pages linking to each other
- bridges, travelling salesman, colouring a map
- computers connected by cables
- food web, who eats whom
"""

from manim import *


class Walk(Scene):
    def construct(self):
        edges = {("A", "B"): 4, ("A", "C"): 2, ("C", "B"): 1, ("B", "D"): 5, ("C", "D"): 8}
        net = Graph(
            list("ABCD"),
            list(edges),
            labels=True,
            layout={"A": LEFT * 4, "B": UP * 2, "C": DOWN * 2, "D": RIGHT * 4},
            vertex_config={"radius": 0.35, "fill_color": BLUE_B},
            edge_config={"stroke_width": 4},
        )
        weights = VGroup(
            *(Integer(w, color=YELLOW).move_to(net.edges[e]).shift(UP * 0.35 + LEFT * 0.25) for e, w in edges.items())
        )
        self.play(Create(net), FadeIn(weights))
        visited = []
        for name in "ACBD":
            self.play(
                net.vertices[name].animate.set_stroke(GREEN, width=8, family=False),
                Circumscribe(net[name], Circle),
                run_time=0.6,
            )
            visited.append(Text(name, font_size=32))
        order = VGroup(*visited).arrange(RIGHT).to_corner(UL)
        self.play(Write(order))
        way = [net.edges[e] for e in (("A", "C"), ("C", "B"), ("B", "D"))]
        self.play(LaggedStart(*(edge.animate.set_stroke(RED, width=9) for edge in way), lag_ratio=0.5))
        self.play(net.animate.remove_edges(("C", "D")), FadeOut(weights[-1]))
