"""The narration: one take of every line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stitcher_lab.model.story import Line


@dataclass(frozen=True, slots=True)
class Word:
    """One spoken word: its span in ``Line.text`` (characters) and in the recording (seconds)."""

    text: str
    start: float
    end: float
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One line as recorded: a mono 16-bit wav file, its exact duration, and when each word is heard."""

    line: Line
    wav: Path
    duration: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Narration:
    """One take: every line by one engine, in one voice. ``lines`` is keyed by :attr:`Line.key`."""

    engine: str
    engine_version: str
    voice: str
    language: str
    lines: Mapping[str, SpokenLine]
    notes: tuple[str, ...] = ()
