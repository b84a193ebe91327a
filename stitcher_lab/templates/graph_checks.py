"""Whether edges make a graph that a lesson can draw."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.wording import label, listed, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.templates.spec import Graph

_NAME = re.compile(r"\w{1,3}\Z")
_ENDS = 2


def nodes_of(edges: Sequence[Sequence[Any]]) -> list[str]:
    """Return the nodes in the order in which the edges name them."""
    return list(dict.fromkeys(str(end) for edge in edges for end in edge[:_ENDS]))


def check_graph(parameter: Graph, edges: Sequence[Any], notes: list[str]) -> list[Any]:
    """Return clean edges, ``(from, to, weight)`` or ``(from, to)``; see :class:`~stitcher_lab.templates.spec.Graph`.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        The edges make no graph that fits.

    """
    seen: dict[tuple[str, str], Any] = {}
    dropped: list[str] = []
    weights_dropped = False
    for edge in edges:
        start, end, weight = _edge(parameter, edge)
        key = (start, end) if parameter.directed or start <= end else (end, start)
        if start == end or key in seen:
            dropped.append(f"{start}-{end}")
            continue
        weights_dropped |= weight is not None and not parameter.weighted
        seen[key] = (start, end, _weight(parameter, start, end, weight)) if parameter.weighted else (start, end)
    kept = list(seen.values())
    if dropped:
        notes.append(f"I left out {listed(dropped)}: an edge joins two different nodes, and each pair is joined once.")
    if weights_dropped:
        notes.append("This lesson does not use weights on edges, so I left them out.")
    _check_size(parameter, kept)
    return kept


def _refuse(parameter: Graph, reason: str) -> ParameterError:
    return ParameterError(f"{label(parameter, capital=True)}: {reason}.", remedy="Write edges like A-B 4, B-C 1.")


def _edge(parameter: Graph, edge: Any) -> tuple[str, str, Any]:
    if not isinstance(edge, list | tuple) or len(edge) not in (_ENDS, _ENDS + 1):
        raise _refuse(parameter, f"{quoted(edge)} is not an edge")
    start, end = (str(name).strip() for name in edge[:_ENDS])
    for name in (start, end):
        if not _NAME.match(name):
            raise _refuse(parameter, f"{quoted(name)} is no name for a node, which has 1 to 3 letters or digits")
    return start, end, edge[_ENDS] if len(edge) > _ENDS else None


def _weight(parameter: Graph, start: str, end: str, weight: Any) -> int:
    if weight is None:
        raise _refuse(parameter, f"the edge {start}-{end} has no weight")
    if isinstance(weight, bool) or not isinstance(weight, int | float) or weight != weight or weight % 1:  # noqa: PLR0124
        raise _refuse(parameter, f"the weight {quoted(weight)} of {start}-{end} is not a whole number")
    if not parameter.low <= weight <= parameter.high:
        bounds = f"{parameter.low} and {parameter.high}"
        raise _refuse(parameter, f"the weight {shown(weight)} of {start}-{end} is not between {bounds}")
    return int(weight)


def _check_size(parameter: Graph, edges: list[Any]) -> None:
    nodes = nodes_of(edges)
    if not parameter.min_nodes <= len(nodes) <= parameter.max_nodes:
        wanted = f"{parameter.min_nodes} to {parameter.max_nodes}"
        raise _refuse(parameter, f"the picture has room for {wanted} nodes, not {len(nodes)}")
    if len(edges) > parameter.max_edges:
        raise _refuse(parameter, f"the picture has room for {parameter.max_edges} edges, not {len(edges)}")
    if parameter.connected:
        reached, todo = set(nodes[:1]), list(nodes[:1])
        while todo:
            here = todo.pop()
            for start, end, *_ in edges:
                for near, far in ((start, end), (end, start)):
                    if near == here and far not in reached:
                        reached.add(far)
                        todo.append(far)
        apart = [node for node in nodes if node not in reached]
        if apart:
            raise _refuse(parameter, f"it is in two pieces, no edge joins {nodes[0]} with {listed(apart)}")
