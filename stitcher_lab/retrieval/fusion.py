"""Reciprocal rank fusion: what stands high in several lists stands highest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

K = 60
"""The constant of Cormack, Clarke & Büttcher (2009, https://doi.org/10.1145/1571941.1572114): how little the very
first places count more than the next ones."""


def fuse(rankings: Mapping[str, Sequence[int]], weights: Mapping[str, float] | None = None) -> dict[int, float]:
    """Return the fused score of everything that occurs in a ranking: the sum of ``weight / (60 + rank)``.

    ``rankings`` hold document numbers, best first; ``weights`` (by the ranking's name) are 1 where none is given.
    """
    scores: dict[int, float] = {}
    for name, ranking in rankings.items():
        weight = 1.0 if weights is None else weights.get(name, 1.0)
        for rank, document in enumerate(ranking, start=1):
            scores[document] = scores.get(document, 0.0) + weight / (K + rank)
    return scores
