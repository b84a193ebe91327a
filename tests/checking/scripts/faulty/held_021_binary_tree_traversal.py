# dies: AttributeError; class: attribute
from manim import *


class TreeNode:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right


class InorderTraversal(Scene):
    def construct(self):
        root = TreeNode(4, TreeNode(2, TreeNode(1), TreeNode(3)), TreeNode(6, TreeNode(5), TreeNode(7)))
        self.mobs = {}
        tree = VGroup()
        self.build(root, UP * 2.5, 3, tree)
        self.play(FadeIn(tree))

        order = []
        self.visit(root, order)
        output = VGroup()
        for node in order:
            mob = self.mobs[node.value]
            self.play(mob[0].animate.set_fill(YELLOW, opacity=0.6), run_time=0.4)
            number = Text(str(node.value), font_size=30)
            output.add(number)
            output.arrange(RIGHT, buff=0.4).to_edge(DOWN)
            self.play(FadeIn(number), run_time=0.3)
        self.play(output.animate.add_background_rectangle(), self.mobs[root.val][0].animate.scale(1.1))
        self.wait()

    def build(self, node, position, spread, group):
        if node is None:
            return
        circle = Circle(radius=0.35, color=BLUE).move_to(position)
        label = Text(str(node.value), font_size=24).move_to(circle)
        mob = VGroup(circle, label)
        self.mobs[node.value] = mob
        group.add(mob)
        for child, side in ((node.left, LEFT), (node.right, RIGHT)):
            if child:
                target = position + DOWN * 1.4 + side * spread / 2
                group.add(Line(position, target, z_index=-1))
                self.build(child, target, spread / 2, group)

    def visit(self, node, order):
        if node:
            self.visit(node.left, order)
            order.append(node)
            self.visit(node.right, order)
