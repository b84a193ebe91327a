"""Which plugin a prompt is for, from its words alone."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from stitcher_lab.plugins.catalog import PLUGINS, available

if TYPE_CHECKING:
    from collections.abc import Collection

# What one match is worth; a plugin is chosen from ENOUGH on.
SURELY = 2
ENOUGH = 2


def route(prompt: str, *, among: Collection[str] | None = None) -> str | None:
    """Return the name of the plugin that the prompt is for, or ``None``; of two that fit, the one with more words.

    ``among`` are the plugins that may be chosen: those that are available, unless given.
    """
    names = available() if among is None else among
    scores = {name: score(prompt, name) for name in PLUGINS if name in names}
    best = max(scores, key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] >= ENOUGH else None


def score(prompt: str, name: str) -> int:
    """Weigh the words of ``prompt`` that call for the plugin ``name``."""
    unless, surely, perhaps = _patterns(name)
    text = unless.sub(" ", _small(prompt)) if unless else _small(prompt)
    sure = {match.group() for match in surely.finditer(text)}
    text = surely.sub(" ", text)
    maybe = {match.group() for match in perhaps.finditer(text)} if perhaps else set()
    return SURELY * len(sure) + len(maybe)


def _small(prompt: str) -> str:
    return prompt.lower().replace("’", "'")


@cache
def _patterns(name: str) -> tuple[re.Pattern[str] | None, re.Pattern[str], re.Pattern[str] | None]:
    routing = PLUGINS[name].routing
    unless, surely, perhaps = (_any(words) for words in (routing.unless, routing.surely, routing.perhaps))
    assert surely is not None  # noqa: S101 - every record has some; a test holds them to it
    return unless, surely, perhaps


def _any(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])") if words else None
