from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import partial, reduce
from collections import defaultdict, namedtuple, deque
from typing import Callable, NamedTuple, Optional
import operator

from manim import *

Point = namedtuple("Point", "x y")


class Kind(Enum):
    LEAF = GREEN
    INNER = BLUE


class Edge(NamedTuple):
    start: int
    end: int
    weight: float = 1.0


@dataclass
class Node:
    value: int
    kind: Kind = Kind.LEAF
    children: list[Node] = field(default_factory=list)
    mobject: Optional[VGroup] = None

    def draw(self, at: np.ndarray) -> VGroup:
        self.mobject = VGroup(Circle(0.3, color=self.kind.value), Integer(self.value).scale(0.6)).move_to(at)
        return self.mobject

    @property
    def total(self) -> int:
        return reduce(operator.add, (c.total for c in self.children), self.value)


class TreeScene(Scene):
    def construct(self):
        root = Node(1, Kind.INNER, [Node(2), Node(3)])
        self.play(FadeIn(root.draw(UP * 2)))
        queue = deque(enumerate(root.children))
        by_kind = defaultdict(list)
        draw_at: Callable = partial(Node.draw)
        while queue:
            index, node = queue.popleft()
            by_kind[node.kind].append(node)
            self.play(FadeIn(draw_at(node, LEFT + RIGHT * 2 * index)))
            self.play(Create(Line(root.mobject.get_bottom(), node.mobject.get_top())))
        edge = Edge(0, 1)._replace(weight=2.0)
        p = Point(1, 2)
        self.add(Text(f"{root.total} {edge.weight} {p.x + p.y} {Kind.LEAF.name}", font_size=24).to_edge(DOWN))
        by_kind[Kind.LEAF][0].mobject.set_color(YELLOW)
        self.wait()
