"""What a prompt will need, from its words and its meaning alone: a rewrite without a model.

Four sorts of evidence are put together, for each name of the API, as a probability that it is needed:

- the prompt names it (``NumberLine``, "number line");
- the prompt says, or means, a phrase of the concept table or of a recipe, which stand for certain names;
- examples that are near the prompt use it;
- everything is needed now and then: text, axes, a fade.

Evidence is joined as if independent ("noisy or", Pearl 1988): ``1 - Π (1 - p)``.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from stitcher_lab.retrieval.words import search_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from stitcher_lab.retrieval.index import Index

# How often a good animation of anything needs it: what is known before the prompt is read.
USUAL: Mapping[str, float] = {
    "Text": 0.3, "MathTex": 0.25, "VGroup": 0.2, "Axes": 0.2, "Create": 0.15, "Write": 0.12, "FadeIn": 0.15,
    "Dot": 0.15, "Arrow": 0.15, "Line": 0.12, "Transform": 0.12, "ReplacementTransform": 0.08, "Circle": 0.12,
    "Square": 0.08, "Rectangle": 0.12, "ValueTracker": 0.12, "always_redraw": 0.12, "plot": 0.12, "Indicate": 0.1,
    "MoveAlongPath": 0.08, "Brace": 0.06, "SurroundingRectangle": 0.1, "LaggedStart": 0.1, "NumberPlane": 0.06,
    "NumberLine": 0.06, "DashedLine": 0.06, "Polygon": 0.06, "Table": 0.05, "BarChart": 0.05, "FadeOut": 0.06,
    "Rotate": 0.05, "TransformMatchingTex": 0.05, "ThreeDScene": 0.05, "Surface": 0.03, "Graph": 0.04, "Matrix": 0.03,
}  # fmt: skip
# What every scene does: no prompt is about these.
_ORDINARY = frozenset(
    """
    Scene Lesson VoiceoverScene Mobject VMobject Animation construct play wait add remove animate voiceover duration
    show_heading show_title clear_stage wait_until_word heading words formula fit camera mobjects setup get_center
    copy move_to shift next_to to_edge to_corner scale set_color set_opacity run_time init np int float str list
    """.split()  # noqa: SIM905 - a list of strings would be harder to read
)
# A phrase is meant from about this cosine on, and how sharply.
_MEANT = 0.5
_SHARPNESS = 0.07
TRUST = {"concept": 0.75, "recipe": 0.5, "subject": 0.5, "example": 0.15}
_NEAREST_KEYS = 250
_COUNTED = 10  # nearest concepts, recipes and examples that are counted
_NAMED = 0.95
_LONGEST_NAME = 5  # words
_HINTED = 0.2
_FADING = 0.93  # each next name of a concept is a little less telling


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a prompt seems to need.

    ``symbols`` has the probability of each name, ``near`` the places of documents by meaning, best first,
    ``hints`` further words to search for, ``owners`` the cosine of the concepts and documents that are nearest (see
    :attr:`stitcher_lab.retrieval.index.Index.owners`).
    """

    symbols: Mapping[str, float]
    near: Sequence[int] = ()
    hints: tuple[str, ...] = ()
    owners: Mapping[int, float] = field(default_factory=dict)


def usual(index: Index) -> dict[str, float]:
    """Return what is needed now and then, as far as it is installed."""
    return {name: chance for name, chance in USUAL.items() if name in index.known}


def wanted(text: str, index: Index, *, by_meaning: bool = True) -> Wanted:
    """Read a prompt; by its words alone, where that is asked for or there is no embedding model."""
    near, owners = nearest(text, index) if by_meaning else ([], {})
    sparks = _said(text, index)
    for owner, cosine in owners.items():
        meant = 1 / (1 + math.exp((_MEANT - cosine) / _SHARPNESS))
        sparks[owner] = 1 - (1 - sparks.get(owner, 0.0)) * (1 - meant)
    doubts = {name: 1 - chance for name, chance in usual(index).items()}
    hints: list[str] = []
    for owner, spark in sorted(sparks.items(), key=lambda item: -item[1])[:_COUNTED]:
        for name, trust in _stands_for(owner, index):
            doubts[name] = doubts.get(name, 1.0) * (1 - spark * trust)
        if owner < 0 and spark >= _HINTED:
            hints += index.concepts[-1 - owner].symbols[:4]
    symbols = {name: 1 - doubt for name, doubt in doubts.items()}
    for name in named(text, index):
        symbols[name] = max(symbols.get(name, 0.0), _NAMED)
    return Wanted(symbols, near, tuple(dict.fromkeys(hints)), owners)


def nearest(text: str, index: Index) -> tuple[list[int], dict[int, float]]:
    """Return documents by meaning, best first, and the best cosine of every owner of a near vector."""
    if index.dense is None or index.embedder is None:
        return [], {}
    places, cosines = index.dense.nearest(index.embedder.encode([text])[0], _NEAREST_KEYS)
    owners: dict[int, float] = {}
    for place, cosine in zip(places.tolist(), cosines.tolist(), strict=True):
        owners.setdefault(index.owners[place], cosine)
    return [owner for owner in owners if owner >= 0], owners


def _said(text: str, index: Index) -> dict[int, float]:
    """How far each concept's and document's phrases stand in the text, word by word: 0 to 1."""
    words = set(search_words(text))
    if not words:
        return {}
    found = index.phrases.scores(words)
    shares = found / index.phrase_weights
    sparks: dict[int, float] = {}
    for place in _high(shares):
        owner = index.owners[place]
        if index.is_phrase[place]:
            # One common word says less than two, or than a rare one.
            weight = min(1.0, float(found[place]) / _FULL_WEIGHT)
            sparks[owner] = max(sparks.get(owner, 0.0), float(shares[place]) ** 2 * weight)
    return sparks


_FULL_WEIGHT = 3.0
_LEAST_SHARE = 0.5


def _high(shares: NDArray[np.float32]) -> list[int]:
    import numpy as np  # noqa: PLC0415 - heavy

    places: list[int] = np.nonzero(shares >= _LEAST_SHARE)[0].tolist()
    return places


def _stands_for(owner: int, index: Index) -> Iterator[tuple[str, float]]:
    """What a concept or document says about names: each with how far it may be trusted."""
    if owner < 0:
        for place, name in enumerate(index.concepts[-1 - owner].symbols):
            yield name, TRUST["concept"] * _FADING**place
        return
    document = index.documents[owner]
    if document.subject:
        yield document.subject, TRUST["subject"]
    trust = TRUST["recipe"] if document.phrases else TRUST["example"]
    names = sorted(filter(telling, document.example.symbols), key=lambda name: (-index.rarity.get(name, 0.0), name))
    for place, name in enumerate(names[:12]):
        yield name, trust * _FADING**place


def named(text: str, index: Index) -> list[str]:
    """Return the names of the API that stand in the text: as they are written in code, or word by word."""
    exact = set(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", text))
    found = [name for name in exact & index.known if _looks_like_code(name)]
    words = search_words(text)
    for size in range(2, _LONGEST_NAME + 1):
        for at in range(len(words) - size + 1):
            found += index.spoken_names.get(" ".join(words[at : at + size]), ())
    return list(dict.fromkeys(found))


@lru_cache(maxsize=5000)
def telling(name: str) -> bool:
    """Whether it says something that an example uses this name: no constant, and not what every scene does."""
    return not name.isupper() and name not in _ORDINARY and not name.startswith("_")


@lru_cache(maxsize=5000)
def _looks_like_code(name: str) -> bool:
    return "_" in name or any(character.isupper() for character in name[1:])
