"""The recording booth: knows how long each line lasts and when its words are heard, and notes what was spoken when.

No Manim in here, so that the contract can be tested on its own.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from stitcher_lab.pacing import estimated_seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_BOOKMARK = re.compile(r"<bookmark\s+mark\s*=\s*['\"]([^'\"]*)['\"]\s*/>")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
_BARE = re.compile(r"[^\w]+")


class UnknownLineError(KeyError):
    """A scene speaks a line that was never recorded."""

    def __init__(self, text: str, nearest: str | None) -> None:
        super().__init__(text)
        self.text = text
        self.nearest = nearest

    def __str__(self) -> str:
        hint = f" The nearest recorded line is: {self.nearest!r}" if self.nearest else ""
        return f"this line was never recorded: {self.text!r}.{hint}"


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word, when it is heard (seconds from the line's start), and where it stands in the line."""

    text: str
    start: float
    end: float
    char_start: int


@dataclass(frozen=True, slots=True)
class Take:
    """One line as the scene sees it: its exact length in seconds, its words, its bookmarks (character positions)."""

    text: str
    duration: float
    words: tuple[HeardWord, ...]
    bookmarks: Mapping[str, int] = field(default_factory=dict)

    def time_at(self, position: int) -> float:
        """When the word at or after character ``position`` starts, in seconds from the line's start."""
        for word in self.words:
            if word.char_start >= position:
                return word.start
        return self.duration

    def time_of(self, phrase: str, occurrence: int = 1) -> float:
        """When ``phrase`` (a word or several) is heard for the ``occurrence``-th time, seconds from the line's start.

        Case and punctuation do not matter.

        Raises
        ------
        ValueError
            The line does not contain the phrase that often.

        """
        wanted = [bare for part in phrase.split() if (bare := _bare(part))]
        # Signs that stand alone ("=", "→") count for nothing, neither in the phrase nor in the line.
        words = [(bare, word.start) for word in self.words if (bare := _bare(word.text))]
        spoken = [bare for bare, _ in words]
        hits = [
            index for index in range(len(spoken) - len(wanted) + 1) if spoken[index : index + len(wanted)] == wanted
        ]
        if not wanted or len(hits) < occurrence:
            raise ValueError(f"{phrase!r} is not said {occurrence} time(s) in the line {self.text!r}")
        return words[hits[occurrence - 1]][1]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line as it was used: its beat number in the scene and its span in frames."""

    text: str
    say: str
    visual: str
    start_frame: int
    end_frame: int
    source_line: int | None


class Booth:
    """Hands out takes, and keeps the timeline of the scene being played.

    Parameters
    ----------
    manifest
        Recorded lines, each ``{"text", "say", "duration", "words": [[text, start, end, char_start, char_end], …]}``;
        ``None`` before anything was recorded: lengths are estimated then and every line is welcome.

    """

    def __init__(self, manifest: Iterable[Mapping[str, Any]] | None = None) -> None:
        self._recorded: dict[tuple[str, str], Mapping[str, Any]] | None = None
        if manifest is not None:
            self._recorded = {(entry["text"], entry["say"]): entry for entry in manifest}
        self.timeline: list[Spoken] = []

    def take(self, text: str, say: str = "") -> Take:
        """Look a line up by its exact strings.

        Raises
        ------
        UnknownLineError
            The contract is broken: the line was not recorded.

        """
        clean, bookmarks = split_bookmarks(text)
        if self._recorded is None:
            return estimate(clean, say, bookmarks)
        entry = self._recorded.get((clean, say))
        if entry is None:
            near = difflib.get_close_matches(clean, [known for known, _ in self._recorded], n=1)
            raise UnknownLineError(clean, near[0] if near else None)
        words = tuple(HeardWord(word[0], word[1], word[2], word[3]) for word in entry["words"])
        return Take(clean, float(entry["duration"]), words, bookmarks)


def split_bookmarks(text: str) -> tuple[str, dict[str, int]]:
    """Take manim-voiceover's ``<bookmark mark="A"/>`` tags out; returns the plain text and each mark's position.

    A line on one row and without tags is kept character for character. In one that was written over several rows,
    or with tags in it, runs of white space become one space.
    """
    stripped = text.strip()
    if "\n" not in stripped and not _BOOKMARK.search(stripped):
        return stripped, {}
    pieces = _BOOKMARK.split(stripped)  # text, mark, text, mark, … text
    marks: dict[str, int] = {}
    plain = ""
    for index, piece in enumerate(pieces):
        if index % 2:
            marks[piece] = len(plain)
        else:
            words = _SPACE.sub(" ", piece)
            plain += words.lstrip() if not plain or plain.endswith(" ") else words
    return plain.rstrip(), marks


def estimate(text: str, say: str = "", bookmarks: Mapping[str, int] | None = None) -> Take:
    """A take for a line nobody recorded: its length from the number of words, words evenly by their letters."""
    duration = estimated_seconds(text, say)
    spans = list(_WORD.finditer(text))
    total = sum(len(span[0]) + 1 for span in spans) or 1
    words: list[HeardWord] = []
    at = 0.0
    for span in spans:
        length = duration * (len(span[0]) + 1) / total
        words.append(HeardWord(span[0], at, at + length, span.start()))
        at += length
    return Take(text, duration, tuple(words), dict(bookmarks or {}))


def _bare(word: str) -> str:
    return _BARE.sub("", word).lower()
