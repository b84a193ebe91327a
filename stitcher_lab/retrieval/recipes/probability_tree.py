"""A tree of chances.

Two draws, each with two branches; one path is lit and its chances are multiplied.

- flipping a coin twice
- drawing coloured balls or socks from a bag
- what are the odds, chance of rain two days running
- all possible outcomes, branches
- decision tree, yes or no questions
- medical test right or wrong
- family tree, tournament bracket, inheritance of eye colour
"""

from manim import *


class Chances(Scene):
    def construct(self):
        places = {"": [-5, 0, 0], "A": [-1, 1.5, 0], "B": [-1, -1.5, 0]}
        places |= {"AA": [3, 2.3, 0], "AB": [3, 0.8, 0], "BA": [3, -0.8, 0], "BB": [3, -2.3, 0]}
        edges = [(name[:-1], name) for name in places if name]
        tree = DiGraph(
            list(places),
            edges,
            layout={name: np.array(place) for name, place in places.items()},
            vertex_config={"radius": 0.12, "color": BLUE},
            edge_config={"tip_config": {"tip_length": 0.15}},
        )
        self.play(FadeIn(tree[""]))
        self.play(LaggedStart(*(Create(tree.edges[edge]) for edge in edges), lag_ratio=0.2))
        self.play(LaggedStart(*(FadeIn(tree.vertices[name], scale=2) for name in places if name)))
        odds = VGroup(
            *(MathTex(r"\frac{1}{2}", font_size=32).next_to(tree.edges[e].get_center(), UP, buff=0.15) for e in edges)
        )
        self.play(Write(odds))
        path = [tree.edges[("", "A")], tree.edges[("A", "AB")]]
        self.play(Succession(*(ShowPassingFlash(e.copy().set_color(YELLOW).set_stroke(width=8)) for e in path)))
        self.play(tree["AB"].animate.set_color(YELLOW))
        self.play(Write(MathTex(r"\tfrac12\cdot\tfrac12=\tfrac14").next_to(tree["AB"], RIGHT)))
