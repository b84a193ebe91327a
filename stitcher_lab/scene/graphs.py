"""Graphs as they are drawn on a blackboard: named circles, lines between them, weights on the lines, states in colour.

The states follow the palette: ``look`` (what is being looked at), ``change`` (known, may still change), ``done``
(finished), ``plain`` (not reached yet), ``set_aside`` (out of play).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    ORIGIN,
    RIGHT,
    UP,
    Animation,
    AnimationGroup,
    Circle,
    FadeIn,
    FadeOut,
    Line,
    ManimColor,
    RoundedRectangle,
    VGroup,
    Wait,
)

from stitcher_lab.scene import style
from stitcher_lab.scene.cells import FADED, Cell, on_baseline
from stitcher_lab.scene.graph_places import graph_places, label_shares
from stitcher_lab.scene.lesson import fit, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NODE_RADIUS = 0.46
_NOTE_DROP = 0.17


class GraphNode(VGroup):  # type: ignore[misc]
    """A named circle. ``node.animate.look()`` and its kin change the state.

    With ``note`` a second, smaller text stands under the name (:meth:`set_note`): a distance, a number in order.
    """

    def __init__(self, name: str, radius: float = NODE_RADIUS, note: str = "") -> None:
        super().__init__()
        self.name_text = name
        self.radius = radius
        self.circle = Circle(radius=radius)
        self.label = on_baseline(name, 28 * radius / NODE_RADIUS)
        self.label.scale(min(1.0, 1.4 * radius / self.label.width), about_point=ORIGIN)
        self.add(self.circle, self.label)
        self.note = VGroup()
        if note:
            self.label.shift(UP * _NOTE_DROP)
            self.note = self._note(note, style.MUTED)
            self.add(self.note)
        self.set_z_index(3)
        self.plain()

    def plain(self) -> GraphNode:
        """Not reached yet."""
        return self._look(style.MUTED, style.PANEL, style.INK)

    def look(self) -> GraphNode:
        """What we look at now."""
        return self._look(style.SKY, "#15506f", style.INK)

    def change(self) -> GraphNode:
        """Reached; what is known about it may change."""
        return self._look(style.AMBER, "#55451f", style.INK)

    def done(self) -> GraphNode:
        """Finished."""
        return self._look(style.LEAF, "#1f5438", style.INK)

    def set_aside(self) -> GraphNode:
        """Out of play."""
        return self._look(FADED, style.GROUND, FADED)

    def set_note(self, text: str, color: Any = style.INK) -> Animation:
        """Exchange the note under the name."""
        old, self.note = self.note, self._note(text, color)
        self.remove(old)
        self.add(self.note)
        return AnimationGroup(FadeOut(old, shift=UP * 0.15), FadeIn(self.note, shift=UP * 0.15))

    def _note(self, text: str, color: Any) -> VGroup:
        note = words(text, 25, color, weight="BOLD")
        return fit(note, 1.5 * self.radius).move_to(self.circle.get_center() + DOWN * _NOTE_DROP).set_z_index(4)

    def _look(self, stroke: Any, fill: Any, ink: Any) -> GraphNode:
        # The fill is opaque, so that edges may run from middle to middle.
        self.circle.set_stroke(stroke, width=4).set_fill(ManimColor(fill), opacity=1)
        self.label.set_color(ink)
        return self


class GraphEdge(VGroup):  # type: ignore[misc]
    """A line between two nodes, with its weight on a small ground-coloured disc; states as for nodes."""

    def __init__(self, start: GraphNode, end: GraphNode, weight: str = "", share: float = 0.5) -> None:
        super().__init__()
        one, other = start.circle.get_center(), end.circle.get_center()
        along = (other - one) / max(float(np.linalg.norm(other - one)), 1e-6)
        self.line = Line(one + along * start.radius, other - along * end.radius).set_z_index(1)
        self.add(self.line)
        self.weight = VGroup()
        if weight:
            text = on_baseline(weight, 26).move_to(one + share * (other - one))
            disc = RoundedRectangle(
                corner_radius=0.16, width=max(text.width + 0.2, 0.4), height=text.height + 0.18, stroke_width=0
            )
            disc.set_fill(style.GROUND, opacity=1).move_to(text).set_z_index(1.5)
            self.weight = VGroup(disc, text.set_z_index(2))
            self.add(self.weight)
        self.plain()

    def plain(self) -> GraphEdge:
        """Nothing special about it."""
        return self._look(style.MUTED, style.INK, 3)

    def look(self) -> GraphEdge:
        """What we look at now."""
        return self._look(style.SKY, style.SKY, 6)

    def change(self) -> GraphEdge:
        """Part of what may still change."""
        return self._look(style.AMBER, style.AMBER, 5)

    def done(self) -> GraphEdge:
        """Part of the answer."""
        return self._look(style.LEAF, style.LEAF, 6)

    def wrong(self) -> GraphEdge:
        """Not the way to go."""
        return self._look(style.ROSE, style.ROSE, 5)

    def set_aside(self) -> GraphEdge:
        """Out of play."""
        return self._look(ManimColor("#3b4a60"), FADED, 3)

    def _look(self, color: Any, ink: Any, width: float) -> GraphEdge:
        self.line.set_stroke(color, width=width)
        if len(self.weight):
            self.weight[1].set_color(ink)
        return self


class NodeGraph(VGroup):  # type: ignore[misc]
    """A small undirected graph, placed so that edges cross little.

    Parameters
    ----------
    edges
        ``("A", "B")`` or ``("A", "B", 4)`` with a weight.
    first
        The node that stands at the left.
    width, height
        Room for the whole drawing, in scene units; it is centred on the origin until moved.
    notes
        The text under every name, until :meth:`GraphNode.set_note`; empty for none.

    """

    def __init__(
        self,
        edges: Sequence[tuple[Any, ...]],
        first: str,
        width: float = 11.6,
        height: float = 4.2,
        *,
        notes: str = "",
        radius: float = NODE_RADIUS,
    ) -> None:
        super().__init__()
        pairs = tuple((edge[0], edge[1]) for edge in edges)
        places = graph_places(pairs, first, width - 2 * radius, height - 2 * radius)
        shares = label_shares(pairs, places)
        self.nodes = {
            name: GraphNode(name, radius, notes).shift([x, y, 0]) for name, (x, y) in places.items()
        }
        self.edges: dict[frozenset[str], GraphEdge] = {}
        for pair, edge in zip(pairs, edges, strict=True):
            weight = str(edge[2]) if len(edge) > 2 else ""  # noqa: PLR2004 - the third is the weight
            self.edges[frozenset(pair)] = GraphEdge(
                self.nodes[pair[0]], self.nodes[pair[1]], weight, shares[pair]
            )
        self.add(*self.edges.values(), *self.nodes.values())

    def edge(self, one: str, other: str) -> GraphEdge:
        """The line between two nodes, whichever way round."""
        return self.edges[frozenset((one, other))]

    def neighbours(self, name: str) -> list[str]:
        """Names of the nodes that an edge joins to ``name``, in alphabetical order."""
        return sorted(other for pair in self.edges if name in pair for other in pair - {name})

    def path_edges(self, path: Sequence[str]) -> list[GraphEdge]:
        """The lines along a path of names."""
        return [self.edge(one, other) for one, other in pairwise(path)]

    def walk(self, path: Sequence[str], state: str = "done") -> Animation:
        """Light the lines and nodes of a path up, all at once, in a state given by its name."""
        marked: Iterable[Any] = [*self.path_edges(path), *(self.nodes[name] for name in path)]
        return AnimationGroup(*(getattr(part.animate, state)() for part in marked))


class Waiting(VGroup):  # type: ignore[misc]
    """What waits for its turn, in a row of boxes behind a caption: the queue, the stack, the frontier of a search.

    Parameters
    ----------
    caption
        Stands before the row.
    place
        The left end of the caption, in scene units.
    box
        Width of a box, in scene units.

    """

    def __init__(self, caption: str, place: np.ndarray, box: float = 0.8, height: float = 0.62) -> None:
        super().__init__()
        self.caption = words(caption, style.SMALL_SIZE, style.MUTED)
        self.caption.move_to(place, aligned_edge=LEFT)
        self.box, self.tall = box, height
        self.items: dict[str, Cell] = {}
        self.add(self.caption)

    def slot(self, position: int) -> np.ndarray:
        """The middle of the box at ``position``, counted from 0."""
        return np.asarray(self.caption.get_right() + RIGHT * (0.3 + self.box / 2 + position * (self.box + 0.12)))

    def show(self, texts: Sequence[str], color: Any = style.AMBER) -> Animation:
        """Make the row read ``texts``: what stays moves, what is gone leaves upwards, what is new comes from below."""
        moves: list[Animation] = []
        kept: dict[str, Cell] = {}
        for position, text in enumerate(texts):
            cell = self.items.get(text)
            if cell is None:
                cell = Cell(text, self.tall, self.box).move_box_to(self.slot(position)).paint(color)
                moves.append(FadeIn(cell, shift=UP * 0.3))
            else:
                moves.append(cell.animate.move_box_to(self.slot(position)).paint(color))
            kept[text] = cell
        for text, cell in self.items.items():
            if text not in kept:
                moves.append(FadeOut(cell, shift=UP * 0.5))
                self.remove(cell)
        self.items = kept
        self.add(*kept.values())
        return AnimationGroup(*moves) if moves else Wait(0.1)
