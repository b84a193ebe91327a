"""Captions as the stitcher takes them, and the subtitle track that is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Captions:
    """Cues as ``(start, end, text)`` in seconds, and the same as WebVTT and SubRip, to lie beside the video."""

    cues: Sequence[tuple[float, float, str]]
    vtt: str
    srt: str


def subtitle_track(cues: Iterable[tuple[float, float, str]], *, length: int) -> list[tuple[int, int, str]]:
    """Return the cues in milliseconds, cut to ``length``, in order, none overlapping, none empty.

    A subtitle track shows one cue at a time: where two overlap, the first ends when the second starts.
    """
    found = sorted((round(start * 1000), round(end * 1000), text.strip()) for start, end, text in cues)
    found = [cue for cue in found if cue[2] and cue[0] < length]
    following = pairwise([*found, (length, 0, "")])
    cut = [(start, min(end, after, length), text) for (start, end, text), (after, _, _) in following]
    return [cue for cue in cut if cue[0] < cue[1]]
