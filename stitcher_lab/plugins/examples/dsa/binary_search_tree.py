"""A binary search tree: smaller values are on the left, larger ones on the right, so every step drops half."""

from manim import *
from manim_dsa import MTree, MTreeStyle

from stitcher_lab.scene import *

TREE = {"8": ["3", "12"], "3": ["1", "6"], "12": ["10", "14"]}


class SearchTree(Lesson):
    def construct(self):
        self.show_heading("Looking for 10 in a tree")
        tree = MTree(TREE, style=MTreeStyle.BLUE)
        tree.scale_to_fit_height(4).move_to(DOWN * 0.2)

        with self.voiceover(text="In a search tree, smaller values hang on the left and larger ones on the right."):
            self.play(Create(tree), run_time=2)
        for node, text in (
            ("8", "Ten is more than eight: we go right."),
            ("12", "Ten is less than twelve: we go left."),
            ("10", "Found, after three of seven nodes."),
        ):
            with self.voiceover(text=text):
                if node != "8":
                    self.play(
                        tree["8", "12"].animate.highlight(AMBER)
                        if node == "12"
                        else tree["12", "10"].animate.highlight(AMBER)
                    )
                self.play(tree[node].animate.highlight(LEAF if node == "10" else AMBER))
