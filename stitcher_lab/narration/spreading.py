"""Word times where an engine gives none: evenly by letters, with a rest at each comma and full stop."""

from __future__ import annotations

import re

from stitcher_lab.narration.wavs import Heard

_WORD = re.compile(r"\S+")
_REST = {",": 3, ";": 4, ":": 4, "—": 4, ".": 6, "!": 6, "?": 6, "…": 6}  # in letters' worth of time
_BETWEEN = 1


def spread(text: str, start: float, end: float) -> tuple[Heard, ...]:
    """Share the seconds from ``start`` to ``end`` out among the words of ``text``."""
    words = list(_WORD.finditer(text))
    weights = [(len(word[0]) + _BETWEEN, _REST.get(word[0][-1], 0)) for word in words]
    if weights:
        weights[-1] = (weights[-1][0], 0)
    total = sum(letters + rest for letters, rest in weights) or 1
    each = (end - start) / total
    heard: list[Heard] = []
    at = start
    for word, (letters, rest) in zip(words, weights, strict=True):
        heard.append(Heard(round(at, 4), round(at + letters * each, 4), word.start(), word.end()))
        at += (letters + rest) * each
    return tuple(heard)
