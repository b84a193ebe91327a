"""Graphs by their edges, and nodes by their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from stitcher_lab.templates.reading.numbers import value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_NODE = r"(?:[A-Z][A-Za-z0-9]{0,11}|[a-z]\d?|\d{1,3})"
_QUOTED = rf"['\"]?({_NODE})['\"]?"
_JOIN = r"\s?(?:->|<->|--|->|-|=>|~)\s?"
_NUMBER = r"(-?\d+(?:\.\d+)?)"
_COSTS = (
    r"\s*(?:\(|:|=|,?\s*(?:costs?|is|takes?|with|has|at|of)(?:\s+(?:a\s+)?(?:weight|cost|length|distance)(?:\s+of)?)?"
    r"|weight|w=|weighs)?\s*"
)
_DASHED = re.compile(rf"(?<![\w.'-]){_QUOTED}{_JOIN}{_QUOTED}(?![\w'])(?:{_COSTS}{_NUMBER}(?![\w.-]|\s?->))?")
_SPOKEN = re.compile(
    rf"(?<![\w.'-])(?:from\s+)?({_NODE})\s+(?:to|and)\s+({_NODE})\s*"
    rf"(?:costs?|is|takes?|has|:|=|with|weight|distance)(?:\s+(?:a\s+)?(?:weight|cost|length|distance|of))*\s*{_NUMBER}(?![\w.])"
)
_TUPLE = re.compile(rf"[(\[]\s*{_QUOTED}\s*,\s*{_QUOTED}\s*(?:,\s*{_NUMBER}\s*)?[)\]]")
_PAIRED = re.compile(rf"(?<![\w.'-])([A-Z])([A-Z])\s*(?:=|:|\s)\s*{_NUMBER}(?![\w.])")
_WORDY = re.compile(r"(?<![\w-])[A-Z][a-z]+-[A-Z]?[a-z]+")


def edges_in(text: str) -> tuple[int, int, list[tuple[Any, ...]]] | None:
    """Return the edges that a sentence names, ``(from, to, weight)`` with ``None`` for no weight, and their span.

    A single "A-B" without a weight may be anything and does not count; names of several small letters count only with
    a weight, so that "breadth-first" is no edge.
    """
    found: list[tuple[int, int, tuple[Any, ...]]] = []
    for pattern in (_TUPLE, _DASHED, _SPOKEN, _PAIRED):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end, _ in found):
                continue
            weight = value_of(match[3]) if match[3] else None
            if weight is None and _WORDY.match(match.group()):
                continue
            found.append((match.start(), match.end(), (match[1], match[2], weight)))
    if not found or (len(found) == 1 and found[0][2][2] is None):
        return None
    if all(start.isdigit() and end.isdigit() and weight is None for _, _, (start, end, weight) in found[:1]) and (
        len(found) == 1
    ):
        return None
    found.sort()
    return found[0][0], max(end for _, end, _ in found), [edge for _, _, edge in found]


def node_at(text: str, cues: Sequence[str], nodes: Sequence[str]) -> tuple[int, int, str] | None:
    """Return the node named right after one of ``cues``: one of ``nodes``, or a capital name that is none of them."""
    known = sorted(nodes, key=len, reverse=True)
    for cue in sorted((each.strip("…").strip() for each in cues if not each.startswith("…")), key=len, reverse=True):
        pattern = re.compile(
            rf"(?<!\w){re.escape(cue)}\s*[:=]?\s*(?:(?i:the|node|vertex|city|point|station|place|town|at)\s+)*"
            rf"(?P<name>{'|'.join(re.escape(node) for node in known)}|[A-Z]\d?|[a-z](?=\s*(?:$|[,.?!;:)]|to\b|and\b)))"
            rf"(?![\w'-])",
        )
        for match in re.finditer(pattern, text):
            return match.start("name"), match.end("name"), match["name"]
        loose = re.search(pattern.pattern.replace(re.escape(cue), f"(?i:{re.escape(cue)})", 1), text)
        if loose:
            return loose.start("name"), loose.end("name"), loose["name"]
    return None
