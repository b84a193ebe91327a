"""A tree of nodes, grown from its root.

A rooted tree is laid out by itself; a path from the root to a leaf is coloured.

- family tree, ancestors
- folders inside folders
- knockout tournament, who plays whom
- branches from one trunk, classification of animals
- binary tree, heap, search for a value left or right
- evolution, species splitting
- parts of a sentence, grammar
- calls of a recursive function
"""

from manim import *


class Grow(Scene):
    def construct(self):
        vertices = list(range(1, 8))
        edges = [(1, 2), (1, 3), (2, 4), (2, 5), (3, 6), (3, 7)]
        tree = Graph(
            vertices,
            edges,
            layout="tree",
            root_vertex=1,
            labels=True,
            layout_config={"vertex_spacing": (1.6, 1.6)},
            vertex_config={"fill_color": BLUE_B},
            edge_config={"stroke_color": GRAY},
        )
        self.play(Create(tree), run_time=2)
        for a, b in ((1, 3), (3, 6)):
            self.play(
                ShowPassingFlash(tree.edges[(a, b)].copy().set_color(YELLOW), time_width=0.6),
                tree.vertices[b].animate.set_stroke(YELLOW, width=8, family=False),
            )
        self.play(Flash(tree[6]), Indicate(tree.vertices[6]))
        self.play(tree.animate.add_vertices(8, positions={8: tree[7].get_center() + DOWN * 1.2 + RIGHT}))
        self.play(tree.animate.add_edges((7, 8)))
        self.play(tree.animate.change_layout("circular", layout_scale=2.5))
