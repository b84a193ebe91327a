"""Phrases compared by words: rare words in common count most, and parts of words count a little."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from stitcher_lab.templates.words import content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.templates.words import Lexicon

_WHOLE, _PARTS = 0.7, 0.3


class Resemblance:
    """A fixed list of phrases; similarity is 0.7 of the cosine over stems plus 0.3 of that over letter trigrams."""

    def __init__(self, phrases: Sequence[str], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._count = len(phrases)
        self._stems = _Index([self._weighed(content(phrase)) for phrase in phrases])
        self._trigrams = _Index([_trigrams(content(phrase)) for phrase in phrases])

    def similarities(self, stems: Sequence[str]) -> list[float]:
        """Return the similarity of a prompt, given as content stems, with every phrase: 0 to 1."""
        whole = self._stems.cosines(self._weighed(stems))
        parts = self._trigrams.cosines(_trigrams(stems))
        return [_WHOLE * whole.get(at, 0.0) + _PARTS * parts.get(at, 0.0) for at in range(self._count)]

    def _weighed(self, stems: Sequence[str]) -> dict[str, float]:
        return {word: count * self._lexicon.rarity(word) for word, count in Counter(stems).items()}


class _Index:
    """Sparse vectors by their features."""

    def __init__(self, vectors: Sequence[dict[str, float]]) -> None:
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, vector in enumerate(vectors):
            length = _length(vector)
            for feature, value in vector.items():
                self._postings[feature].append((at, value / length))

    def cosines(self, vector: dict[str, float]) -> dict[int, float]:
        length = _length(vector)
        found: dict[int, float] = defaultdict(float)
        for feature, value in vector.items():
            for at, other in self._postings.get(feature, ()):
                found[at] += value / length * other
        return found


def _length(vector: dict[str, float]) -> float:
    return math.sqrt(sum(value * value for value in vector.values())) or 1.0


def _trigrams(stems: Sequence[str]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for word in stems:
        padded = f" {word} "
        counts.update(padded[at : at + 3] for at in range(len(padded) - 2))
    return dict(counts)
