"""Chapters: from starts and titles to spans, and to a WebVTT file for players in a browser."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from stitcher_lab.cue_text import escaped, payload, span

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_TITLE = 120  # characters
_UNTITLED = "…"


def chapter_spans(starts: Iterable[tuple[float, str]], *, length: int) -> list[tuple[int, int, str]]:
    """Turn ``(start in seconds, title)`` into ``(start, end, title)`` in milliseconds, each up to the next.

    ``length`` is the video's in milliseconds. Chapters that start outside it, or at the same moment as the next, are
    left out; the first starts at zero, as players expect.
    """
    found = sorted((max(0, round(start * 1000)), _plain(title)) for start, title in starts)
    found = [(start, title) for start, title in found if start < length]
    if found:
        found[0] = (0, found[0][1])
    spans = pairwise([*found, (length, "")])
    return [(start, end, title) for (start, title), (end, _) in spans if start < end]


def chapters_vtt(spans: Iterable[tuple[int, int, str]]) -> str:
    """Write chapters as WebVTT, for a ``<track kind="chapters">``."""
    cues = [f"{span(start, end)}\n{escaped(_plain(title))}\n" for start, end, title in spans]
    return "\n".join(["WEBVTT\n", *cues])


def _plain(title: str) -> str:
    """A title on one line; a chapter without any would be a cue without text, which players drop."""
    return payload(" ".join(title.split()))[:_LONGEST_TITLE].strip() or _UNTITLED
