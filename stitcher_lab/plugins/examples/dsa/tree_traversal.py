"""In-order traversal of a search tree reads its values in rising order."""

from manim import *
from manim_dsa import MArray, MArrayStyle, MTree, MTreeStyle

from stitcher_lab.scene import *

TREE = {"5": ["2", "8"], "2": ["1", "3"], "8": ["7", "9"]}


def in_order(node):
    """Left subtree, node, right subtree."""
    children = TREE.get(node, [])
    return [*(in_order(children[0]) if children else []), node, *(in_order(children[1]) if children else [])]


class InOrder(Lesson):
    def construct(self):
        self.show_heading("Left, root, right")
        tree = MTree(TREE, style=MTreeStyle.PURPLE)
        tree.scale_to_fit_height(3).move_to(UP * 0.9)
        output = MArray([], style=MArrayStyle.GREEN).scale(0.7).move_to(LEFT * 2.4 + DOWN * 2)
        self.add(output)

        with self.voiceover(text="To visit a tree in order, visit the left part, then the node, then the right part."):
            self.play(Create(tree), run_time=2)
        with self.voiceover(text="Each node that is visited is written down, and the values come out sorted."):
            for node in in_order("5"):
                self.play(tree[node].animate.highlight(AMBER), output.animate.append(node), run_time=0.6)
