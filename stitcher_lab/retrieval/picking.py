"""The pick: examples that together show as much of what is needed as fits, not six times the same.

Greedy on expected coverage: each step takes the example that adds most of the probability that a needed name is shown,
for its size (maximum coverage under a budget; greedy by gain and by gain per cost is within a constant of the best:
Khuller, Moss & Naor 1999, https://doi.org/10.1016/S0020-0190(99)00031-9). What is near the prompt counts as well: an
example that only happens to mention the names teaches less than one that is about the thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from stitcher_lab.retrieval.index import Index

NEARNESS = 0.9
"""What standing first in the fused list is worth, next to one needed name for certain."""
THRIFT = 0.25
"""How much size counts against gain: 0 not at all, 1 gain per character."""
_SMALL = 250  # characters: below, an example is not cheaper
_LEAST = 0.02  # chances below are not looked at
_TOLD = 0.12  # chances below are no reason to choose something


@dataclass(frozen=True, slots=True)
class Pick:
    """A chosen document, which names that are likely needed it was the first to show, and its gain."""

    place: int
    shows: tuple[str, ...]
    gain: float


def pick(
    index: Index,
    nearness: Mapping[int, float],
    needed: Mapping[str, float],
    *,
    count: int,
    budget: int,
    candidates: NDArray[np.bool_],
    reserved: NDArray[np.bool_] | None = None,
    places: int = 0,
) -> list[Pick]:
    """Choose up to ``count`` documents of ``budget`` characters together.

    Parameters
    ----------
    index
        What is searched.
    nearness
        How near a document is to the prompt (0 to 1), by its place; 0 for those that are not in it.
    needed
        The probability that a name is needed.
    count, budget
        How many, and how many characters together.
    candidates
        Which documents may be chosen.
    reserved, places
        Documents for which so many of the places are kept: those of a plugin. Where there are fewer, others fill up;
        it is never a filter.

    """
    import numpy as np  # noqa: PLC0415 - heavy

    names = [name for name, chance in needed.items() if chance >= _LEAST and name in index.showing]
    shown = np.zeros((len(names), len(index.documents)), dtype=np.float32)
    for row, name in enumerate(names):
        shown[row, index.showing[name]] = 1
    missing = np.array([needed[name] for name in names], dtype=np.float32)
    near = np.zeros(len(index.documents), dtype=np.float32)
    for place, value in nearness.items():
        near[place] = NEARNESS * value
    free = candidates.copy()
    left = budget
    chosen: list[Pick] = []
    while len(chosen) < count:
        kept = places - sum(1 for pick in chosen if reserved is not None and reserved[pick.place])
        share = max(left / (count - len(chosen)), _SMALL)
        allowed = free & (index.sizes <= left)
        if reserved is not None and kept >= count - len(chosen) and (allowed & reserved).any():
            allowed &= reserved
        gains = missing @ shown + near
        values = gains / (np.maximum(index.sizes, _SMALL) / share) ** THRIFT
        best = int(np.argmax(np.where(allowed, values, 0)))
        if not allowed[best] or values[best] <= 0:
            if places:
                places = 0  # nothing of the plugin's is of any use: others may have its places
                continue
            break
        rows = np.nonzero(shown[:, best] * missing)[0]
        told = [row for row in rows.tolist() if missing[row] >= _TOLD]
        shows = [names[row] for row in sorted(told, key=lambda row: -missing[row])]
        chosen.append(Pick(best, tuple(shows), float(gains[best])))
        missing[rows] = 0
        left -= int(index.sizes[best])
        free[best] = False
    return chosen


def top(
    index: Index, nearness: Mapping[int, float], needed: Mapping[str, float], *, count: int, budget: int
) -> list[Pick]:
    """Choose the nearest that fit, whatever they show: what the greedy pick is measured against."""
    chosen: list[Pick] = []
    left = budget
    for place in sorted(nearness, key=lambda place: -nearness[place]):
        document = index.documents[place]
        if len(chosen) < count and document.size <= left:
            shows = tuple(sorted(name for name in document.example.symbols if name in needed))
            chosen.append(Pick(place, shows, nearness[place]))
            left -= document.size
    return chosen
