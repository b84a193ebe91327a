"""How common an English word is, from its place in the model's vocabulary."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FIRST_WORD = 1996


def rank(word: str) -> int | None:
    """Return a word's rank by frequency in English text, from 0; ``None`` when it is not among some 22 000 words.

    The vocabulary of BERT lists whole words by falling frequency in its training text (Devlin et al. 2019,
    https://arxiv.org/abs/1810.04805). Works without the embedding extra.
    """
    return _ranks().get(word)


@cache
def _ranks() -> dict[str, int]:
    lines = (Path(__file__).parent / "data" / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return {word: place for place, word in enumerate(lines[_FIRST_WORD:]) if word.isalpha()}
