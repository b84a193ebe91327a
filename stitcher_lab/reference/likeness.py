"""Names that look alike."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_CLOSE = 0.6
_LONG = 8  # letters of a name in which two may be wrong


def nearest(name: str, names: Iterable[str], n: int = 3) -> tuple[str, ...]:
    """Find the names that look most like ``name``, best first; those that differ in case alone come before all."""
    folded: dict[str, list[str]] = {}
    for candidate in names:
        folded.setdefault(candidate.lower(), []).append(candidate)
    close = difflib.get_close_matches(name.lower(), folded, n=n, cutoff=_CLOSE)
    return tuple(original for key in close for original in sorted(folded[key]))[:n]


def distance(first: str, second: str, most: int) -> int:
    """Count the letters inserted, left out, changed or swapped with a neighbour between two words, up to ``most`` + 1.

    Optimal string alignment: Damerau (1964), Levenshtein (1966).
    """
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        row = [i]
        for j, b in enumerate(second, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]


def slip(name: str, names: Collection[str]) -> str | None:
    """Find the one name that ``name`` must be a slip of; ``None`` where none or several could be meant."""
    plain: dict[str, set[str]] = {}
    names = [candidate for candidate in names if not candidate.startswith("_")]
    for candidate in names:
        plain.setdefault(_bare(candidate), set()).add(candidate)
    same = plain.get(_bare(name), set())
    if len(same) == 1:
        return next(iter(same))
    if same:
        return None
    most = 1 if len(name) < _LONG else 2
    ranked: dict[int, list[str]] = {}
    for candidate in names:
        if candidate.count("_") == name.count("_") and candidate[:1].lower() == name[:1].lower():
            ranked.setdefault(distance(name.lower(), candidate.lower(), most), []).append(candidate)
    best = min((count for count in ranked if count <= most), default=None)
    return ranked[best][0] if best is not None and len(ranked[best]) == 1 else None


def _bare(name: str) -> str:
    """Without underscores and case, in American spelling: ``fontSize`` and ``font_size`` are one word."""
    return name.replace("_", "").lower().replace("colour", "color").replace("centre", "center").replace("grey", "gray")
