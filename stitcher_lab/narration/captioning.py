"""Captions: what is said, when, in pieces that can be read; as WebVTT and as SRT."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from stitcher_lab.cue_text import escaped, payload, span
from stitcher_lab.narration.breaking import LINE_LENGTH, LINES, LONGEST, SHORTEST, Token, cut, in_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stitcher_lab.model import SpokenLine

_WORD = re.compile(r"\S+")
_GAP = 0.08  # seconds without text between two cues, so that a change is seen as one
_LINGER = 0.8  # how long a cue may stay after its last word
_TICK = 0.001


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: when it is shown (seconds of the video), and its one or two lines."""

    start: float
    end: float
    text: str


def cues(lines: Iterable[tuple[SpokenLine, float]], duration: float) -> tuple[Cue, ...]:
    """Captions for lines that start at the given seconds of a video of ``duration`` seconds.

    In order, never overlapping, within the video; each stays at least a second wherever there is room for it.
    """
    pieces: list[list[Token]] = []
    for spoken, start in sorted(lines, key=lambda entry: entry[1]):
        pieces += [piece for piece in cut(_tokens(spoken, start)) if piece[0].start < duration - _TICK]
    return tuple(_timed(_joined(pieces), duration))


def webvtt(shown: Sequence[Cue]) -> str:
    """The cues as a WebVTT file (https://www.w3.org/TR/webvtt1/); ``ValueError`` where a cue has no possible time."""
    blocks = [
        f"{number}\n{span(start, end)}\n{escaped(text)}\n"
        for number, (start, end, text) in enumerate(_written(shown), start=1)
    ]
    return "\n".join(["WEBVTT\n", *blocks])


def srt(shown: Sequence[Cue]) -> str:
    """The cues as a SubRip file; ``ValueError`` where a cue has no possible time."""
    blocks = [
        f"{number}\n{span(start, end, ',')}\n{text.replace('-->', '→')}\n"
        for number, (start, end, text) in enumerate(_written(shown), start=1)
    ]
    return "\n".join(blocks)


def _written(shown: Sequence[Cue]) -> list[tuple[float, float, str]]:
    """Starts and ends in milliseconds, and texts as files take them; cues without any are left out."""
    written = [(cue.start * 1000, cue.end * 1000, payload(cue.text)) for cue in shown]
    return [cue for cue in written if cue[2]]


def _tokens(spoken: SpokenLine, start: float) -> list[Token]:
    """The words as shown, each with its time; a sign that is not spoken goes with the word before it."""
    times = {word.char_start: (word.start, word.end) for word in spoken.words}
    tokens: list[Token] = []
    at = 0.0
    for match in _WORD.finditer(spoken.line.text):
        begins, ends = times.get(match.start(), (at, at))
        at = max(at, ends)
        for text, share_from, share_to in _short_enough(match[0]):
            length = ends - begins
            tokens.append(Token(text, start + begins + share_from * length, start + begins + share_to * length))
    if tokens and not spoken.words:
        # Nobody knows when what is said: evenly.
        each = spoken.duration / len(tokens)
        tokens = [
            Token(token.text, start + index * each, start + (index + 1) * each) for index, token in enumerate(tokens)
        ]
    return tokens


def _short_enough(word: str) -> list[tuple[str, float, float]]:
    """A word that is longer than a line (an address, a script without spaces) in pieces, with their shares of time."""
    count = -(-len(word) // LINE_LENGTH)
    size = -(-len(word) // count)
    pieces = [word[at : at + size] for at in range(0, len(word), size)]
    return [(piece, index / len(pieces), (index + 1) / len(pieces)) for index, piece in enumerate(pieces)]


def _joined(pieces: Sequence[list[Token]]) -> list[list[Token]]:
    """Put a cue that would flash by together with the next one, where both fit on the screen."""
    joined: list[list[Token]] = []
    for piece in pieces:
        if joined and piece[0].start - joined[-1][0].start < SHORTEST + _GAP:
            both = [*joined[-1], *piece]
            if both[-1].end - both[0].start <= LONGEST and _fits(both):
                joined[-1] = both
                continue
        joined.append(piece)
    return joined


def _fits(tokens: Sequence[Token]) -> bool:
    rows = in_lines([token.text for token in tokens]).split("\n")
    return len(rows) <= LINES and all(len(row) <= LINE_LENGTH for row in rows)


def _timed(pieces: Sequence[list[Token]], duration: float) -> list[Cue]:
    shown: list[Cue] = []
    for index, piece in enumerate(pieces):
        start = max(0.0, piece[0].start)
        limit = pieces[index + 1][0].start - _GAP if index + 1 < len(pieces) else duration
        # It stays a little after its last word, but never into the next cue, nor beyond the video.
        end = max(piece[-1].end + _LINGER, start + SHORTEST)
        end = min(end, start + LONGEST, limit, duration)
        if shown and end - start < SHORTEST:
            # No room after it: it may come a little early.
            earliest = max(shown[-1].start + SHORTEST, piece[0].start - _LINGER)
            start = min(start, max(earliest, end - SHORTEST))
            if shown[-1].end > start - _GAP:
                shown[-1] = replace(shown[-1], end=start - _GAP)
        start, end = round(start, 3), round(end, 3)
        if end - start >= _TICK:
            shown.append(Cue(start, end, in_lines([token.text for token in piece])))
    return _in_order(shown)


def _in_order(shown: Sequence[Cue]) -> list[Cue]:
    """Where lines are spoken at the same time, a cue ends when the next one starts; without any time it is left out."""
    ordered = sorted(shown, key=lambda cue: cue.start)
    cut_short = [replace(cue, end=min(cue.end, after.start)) for cue, after in pairwise(ordered)] + ordered[-1:]
    return [cue for cue in cut_short if cue.end - cue.start >= _TICK]
