"""What a fixer is told of the API at fault: how it truly is, or, where there is no such thing, what comes nearest."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stitcher_lab.reference import Reference

_NEAREST = 6


def truth(symbol: str, reference: Reference) -> str:
    """Return signature, first paragraph and example of ``symbol`` (``Axes``, ``VGroup.arrange``).

    Of a name that does not exist: that it does not, and the names nearest to it, those of its owner where that does.
    Empty where nothing is known.
    """
    if live := reference.live(symbol):
        return live
    owner, _, name = symbol.rpartition(".")
    cls = reference.class_named(owner) if owner else None
    if cls is None:
        near = reference.nearest(name, _NEAREST)
        return _told(symbol, near, reference.live(near[0])) if near else ""
    members = {member for member in reference.attributes(cls) if not member.startswith("_")}
    alike = get_close_matches(name, members, n=_NEAREST, cutoff=0.5)
    # "edge_right" looks like nothing, and "get_right" is what was meant: words in common count as well.
    words = {word for word in name.lower().split("_") if len(word) > 2}  # noqa: PLR2004 - "of", "to" say nothing
    related = sorted(member for member in members if words & set(member.lower().split("_")))
    near = tuple(dict.fromkeys([*alike, *related]))[: 2 * _NEAREST]
    return _told(symbol, near, reference.live(f"{owner}.{near[0]}") if near else "")


def _told(symbol: str, near: tuple[str, ...], live: str) -> str:
    rows = [f"There is no {symbol} in the installed Manim."]
    if near:
        rows.append(f"What there is: {', '.join(near)}")
    return "\n\n".join([*rows, live] if live else rows)
