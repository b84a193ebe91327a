"""How WebVTT and SubRip write times and text: for captions and for chapters."""

from __future__ import annotations

import math
import re

_LINE_END = re.compile(r"\r\n?|\n")
# Controls, the two separators of Unicode, and halves of characters: no text, and some of them break a file.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def span(start: float, end: float, point: str = ".") -> str:
    """Write the times of a cue, given in milliseconds.

    Raises
    ------
    ValueError
        They are no times, or the cue would end before it starts.

    """
    if not (math.isfinite(start) and math.isfinite(end)) or not 0 <= round(start) < round(end):
        raise ValueError(f"A cue cannot last from {start} to {end} milliseconds.")
    return f"{stamp(round(start), point)} --> {stamp(round(end), point)}"


def payload(text: str) -> str:
    """The lines of a cue: none is blank, which would end the cue, and none holds what is no text."""
    lines = (" ".join(_UNFIT.sub(" ", line).split()) for line in _LINE_END.split(text))
    return "\n".join(filter(None, lines))


def stamp(milliseconds: int, point: str = ".") -> str:
    """Write a time: ``hh:mm:ss.mmm``; SubRip wants a comma for the ``point``."""
    seconds, thousandths = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{thousandths:03}"


def escaped(text: str) -> str:
    """Write text so that WebVTT sees no markup in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
