"""Captions as the stitcher takes them: WebVTT and SubRip text from the caller, read just far enough to make a track."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from stitcher_lab.errors import OptionError

_TIMES = re.compile(
    r"^(?P<start>\d+:\d{2}:\d{2}[,.]\d{3})[ \t]*-->[ \t]*(?P<end>\d+:\d{2}:\d{2}[,.]\d{3})[ \t]*$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Captions:
    """The same cues as a WebVTT and as a SubRip file. They are written beside the video as they are."""

    vtt: str
    srt: str


def milliseconds(stamp: str) -> int:
    """Read ``hh:mm:ss,mmm``."""
    hours, minutes, rest = stamp.replace(",", ".").split(":")
    seconds, thousandths = rest.split(".")
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths)


def read_srt(text: str, *, length: int) -> list[tuple[int, int, str]]:
    """Read a SubRip file as ``(start, end, text)`` in milliseconds, cut to ``length``, in order, none overlapping.

    A subtitle track shows one cue at a time: where two overlap, the first ends when the second starts.

    Raises
    ------
    stitcher_lab.errors.OptionError
        There is text but no cue in it.

    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    marks = list(_TIMES.finditer(text))
    if text.strip() and not marks:
        raise OptionError("The captions are no SubRip file.", remedy="Give them as numbered cues with times.")
    cues: list[tuple[int, int, str]] = []
    for number, mark in enumerate(marks):
        stop = marks[number + 1].start() if number + 1 < len(marks) else len(text)
        body = text[mark.end() : stop].strip("\n")
        if number + 1 < len(marks):  # the next cue's own number stands before its times
            body = re.sub(r"\n+\d+$", "", f"\n{body}").strip("\n")
        start, end = milliseconds(mark["start"]), min(milliseconds(mark["end"]), length)
        if body.strip() and start < end:
            cues.append((start, end, body.strip()))
    cues.sort()
    cut = [(start, min(end, after), body) for (start, end, body), (after, _, _) in pairwise([*cues, (length, 0, "")])]
    return [cue for cue in cut if cue[0] < cue[1]]
