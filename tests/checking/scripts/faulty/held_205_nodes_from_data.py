# dies: NameError; class: name
from manim import *


class NodesFromData(Scene):
    def construct(self):
        data = {
            "nodes": [
                {"id": "A", "visited": true, "parent": null},
                {"id": "B", "visited": false, "parent": "A"},
                {"id": "C", "visited": false, "parent": "A"},
            ]
        }
        nodes = VGroup()
        for node in data["nodes"]:
            circle = Circle(radius=0.5, color=GREEN if node["visited"] else BLUE)
            nodes.add(VGroup(circle, Text(node["id"])))
        nodes.arrange(RIGHT, buff=1.5)
        self.play(FadeIn(nodes))
        for node, mob in zip(data["nodes"], nodes):
            if node["parent"]:
                self.play(Create(CurvedArrow(mob.get_top(), nodes[0].get_top())))
        self.wait()
