"""The result as a value: what ``--out clip`` binds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path  # noqa: TC003 - part of what the class says of itself
from typing import Any

from stitcher_lab.kernel.standing import clock


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the video; times in seconds."""

    title: str
    start: float
    end: float


@dataclass(frozen=True, slots=True, repr=False)
class Clip:
    """A finished video.

    ``path`` is the MP4 on this machine, ``code`` the script that drew it, ``transcript`` (Markdown) and ``captions``
    (WebVTT) are texts, ``duration`` is in seconds, ``job`` its id in the history. Shown by itself, it is the video.
    """

    path: Path
    code: str
    transcript: str
    captions: str
    chapters: tuple[Chapter, ...]
    job: str
    duration: float
    title: str
    bundle: dict[str, Any] = field(default_factory=dict, compare=False)

    def __repr__(self) -> str:
        return f"<Clip {self.title!r}, {clock(self.duration)}, {len(self.chapters)} chapters: {self.path}>"

    def __fspath__(self) -> str:
        """A clip can be given wherever its file's path can."""
        return str(self.path)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:  # noqa: ARG002 - IPython asks so
        return self.bundle | {"text/plain": repr(self)}


_SPAN = re.compile(r"(?:(\d+):)?(\d+):(\d+\.\d+) --> (?:(\d+):)?(\d+):(\d+\.\d+)[^\n]*\n([^\n]*)")


def read_chapters(webvtt: str) -> tuple[Chapter, ...]:
    """Read chapters from WebVTT."""
    found = []
    for match in _SPAN.finditer(webvtt):
        start, end = (
            int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)
            for hours, minutes, seconds in (match.groups()[:3], match.groups()[3:6])
        )
        found.append(Chapter(match[7], start, end))
    return tuple(found)
