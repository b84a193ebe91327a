"""The transcript: all that is said and all that is shown, to be read instead of watched (WCAG 2.2, 1.2.3 and 1.2.8)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.model import SpokenLine

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")
_LIST_START = re.compile(r"^(\d+)([.)])(?=\s)|^([-+])(?=\s)")


@dataclass(frozen=True, slots=True)
class Beat:
    """One line in the video: what is spoken, from when to when the picture belongs to it (seconds)."""

    spoken: SpokenLine
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Chapter:
    """One scene in the video: its title, its span in seconds, its beats in order."""

    title: str
    start: float
    end: float
    beats: tuple[Beat, ...]


def transcript(title: str, chapters: Sequence[Chapter], *, voice: str = "") -> str:
    """The video as Markdown: a heading for each chapter, then each line with its time and what the picture shows."""
    about = f"Transcript of a video of {clock(round(chapters[-1].end) if chapters else 0)}."
    if voice:
        about += " It has no voice." if voice == "silent" else f" Spoken by {_plain(voice)}."
    parts = [f"# {_plain(title)}", about]
    for chapter in chapters:
        parts.append(f"## {clock(chapter.start)} {_plain(chapter.title)}")
        shown = ""
        for beat in chapter.beats:
            line = beat.spoken.line
            parts.append(f"**{clock(beat.start)}** {_plain(line.text)}")
            # What has not changed is not told again.
            if line.visual.strip() and line.visual != shown:
                parts.append(f"> Shown: {_plain(line.visual)}")
            shown = line.visual
    return "\n\n".join(parts) + "\n"


def clock(seconds: float) -> str:
    """``75.2`` as ``1:15``, ``3675`` as ``1:01:15``."""
    minutes, secs = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def _plain(text: str) -> str:
    """Text in which Markdown sees nothing but text."""
    one_line = " ".join(text.split())
    escaped = _SPECIAL.sub(r"\\\1", one_line)
    return _LIST_START.sub(lambda match: match[0][:-1] + "\\" + match[0][-1], escaped)
