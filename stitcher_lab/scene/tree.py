"""Binary trees: where their nodes stand, and their drawing out of graph nodes and edges.

The horizontal order is the in-order of the tree, so that a search tree read from left to right is sorted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manim import VGroup

from stitcher_lab.scene.graphs import NODE_RADIUS, GraphEdge, GraphNode

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    Children = Mapping[Hashable, tuple[Hashable | None, Hashable | None]]

_WIDEST = 1.5
_TALLEST = 1.15
_SMALLEST = 0.34
# A circle may fill this part of the way to its neighbour.
_FILL = 0.44


def tree_places(children: Children, root: Hashable, *, leaves: bool = False) -> dict[Hashable, tuple[float, int]]:
    """Place the nodes of a binary tree: (column, depth), both from 0, keyed by node in in-order.

    Parameters
    ----------
    children
        For each node its left and right child, None where there is none.
    root
        The node at the top.
    leaves
        Count columns by leaves, and put a parent in the middle over its children: narrower, for trees in which
        every node has two children or none. Else every node has a column of its own.

    """
    places: dict[Hashable, tuple[float, int]] = {}
    columns = 0.0

    def walk(node: Hashable | None, depth: int) -> float:
        nonlocal columns
        if node is None:
            return columns
        left, right = children.get(node, (None, None))
        first = walk(left, depth + 1)
        if leaves and (left is not None or right is not None):
            places[node] = (0.0, depth)  # keeps the place in the order; the column follows
            last = walk(right, depth + 1)
            places[node] = ((first + last) / 2 if left is not None and right is not None else max(first, last), depth)
            return places[node][0]
        places[node] = (columns, depth)
        columns += 1
        walk(right, depth + 1)
        return places[node][0]

    walk(root, 0)
    return places


class BinaryTree(VGroup):  # type: ignore[misc]
    """A binary tree, centred on the origin until moved; ``nodes`` by key, ``edges`` by (parent, child).

    Parameters
    ----------
    children, root, leaves
        As for :func:`tree_places`.
    labels
        What stands in each node; the key itself where it is missing.
    width, height
        Room for the whole drawing, in scene units.

    """

    def __init__(
        self,
        children: Children,
        root: Hashable,
        labels: Mapping[Hashable, str] | None = None,
        width: float = 12.4,
        height: float = 4.2,
        *,
        leaves: bool = False,
    ) -> None:
        super().__init__()
        places = tree_places(children, root, leaves=leaves)
        last_column = max(column for column, _ in places.values())
        last_row = max(depth for _, depth in places.values())
        across = min(_WIDEST, (width - 2 * NODE_RADIUS) / max(last_column, 1))
        if leaves:
            down = min(_TALLEST, height / (last_row + 2 * _FILL))
            self.radius = min(NODE_RADIUS, _FILL * across, _FILL * down)
        else:
            # Nodes of neighbouring rows are a column apart, so circles may be taller than the rows are far.
            down = min(_TALLEST, (height - 2 * _SMALLEST) / max(last_row, 1))
            self.radius = min(NODE_RADIUS, max(_SMALLEST, _FILL * down))
        self.nodes: dict[Hashable, GraphNode] = {}
        self.edges: dict[tuple[Hashable, Hashable], GraphEdge] = {}
        for key, (column, depth) in places.items():
            node = GraphNode((labels or {}).get(key, str(key)), self.radius)
            node.shift([(column - last_column / 2) * across, (last_row / 2 - depth) * down, 0])
            self.nodes[key] = node
        for parent, pair in children.items():
            for child in pair:
                if child is not None:
                    self.edges[parent, child] = GraphEdge(self.nodes[parent], self.nodes[child])
        self.add(*self.edges.values(), *self.nodes.values())
