"""Where a caption may be cut: into cues, and a cue into its two lines.

The rules are those of the guides that schools go by (DCMP Captioning Key, and what WCAG 2.2 asks of 1.2.2): at most two
lines of 42 characters, cut where the sentence breathes, never between an article and its noun where it can be helped,
long enough to be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE_LENGTH = 42
LINES = 2
LONGEST = 7.0  # seconds
SHORTEST = 1.0
FASTEST = 20.0  # characters a second

# Words that belong to what follows: a line does not end on them.
_LEANING = frozenset((
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or", "but", "is", "are", "was",
    "that", "which", "than", "as", "if", "its", "this", "these", "each", "every", "no", "not", "we", "it", "you", "our",
    "el", "la", "los", "las", "de", "del", "un", "una", "y", "o", "le", "les", "des", "du", "et", "ou", "der", "die",
    "das", "ein", "eine", "und", "von", "zu", "il", "lo", "di", "e", "os", "do", "da", "um", "uma",
))  # fmt: skip
# Words that open a new phrase: a good place to cut is before them.
_OPENING = frozenset((
    "and", "or", "but", "because", "so", "which", "that", "when", "while", "where", "until", "if", "then", "with",
    "than", "from", "into", "between", "y", "pero", "que", "porque", "et", "mais", "qui", "und", "aber", "weil", "dass",
    "e", "ma", "mas", "che",
))  # fmt: skip
_IMPOSSIBLE = 1e9


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a caption as shown, with the seconds in which it is heard."""

    text: str
    start: float
    end: float


def cut(tokens: Sequence[Token]) -> list[list[Token]]:
    """Cut a line's words into cues: the cheapest way by :func:`_cue_cost`, found by dynamic programming."""
    count = len(tokens)
    best = [0.0] + [_IMPOSSIBLE * 2] * count
    previous = [0] * (count + 1)
    for end in range(1, count + 1):
        for start in range(end - 1, -1, -1):
            piece = tokens[start:end]
            if end - start > 1 and sum(len(token.text) + 1 for token in piece) - 1 > LINE_LENGTH * LINES:
                break
            cost = best[start] + _cue_cost(piece, tokens[end] if end < count else None)
            if cost < best[end]:
                best[end], previous[end] = cost, start
    cues: list[list[Token]] = []
    end = count
    while end:
        cues.insert(0, list(tokens[previous[end] : end]))
        end = previous[end]
    return cues


def in_lines(words: Sequence[str]) -> str:
    """One or two lines of text, balanced, cut at the best place; longer only where a single word is."""
    whole = " ".join(words)
    if len(whole) <= LINE_LENGTH:
        return whole
    costs: dict[int, float] = {}
    for at in range(1, len(words)):
        upper, lower = " ".join(words[:at]), " ".join(words[at:])
        over = max(0, len(upper) - LINE_LENGTH) + max(0, len(lower) - LINE_LENGTH)
        # The lower line may well be the longer one: the eye has less far to travel.
        balance = abs(len(upper) - len(lower)) / 8
        costs[at] = over * 1000 + balance + 1.5 * _break_cost(words[at - 1], words[at])
    if not costs:
        return whole
    at = min(costs, key=lambda place: costs[place])
    return " ".join(words[:at]) + "\n" + " ".join(words[at:])


def _cue_cost(piece: Sequence[Token], following: Token | None) -> float:
    words = tuple(token.text for token in piece)
    length = sum(map(len, words)) + len(words) - 1
    seconds = (following.start if following else piece[-1].end) - piece[0].start
    cost = 6.0  # fewer cues are better
    if not _fits(words):
        cost += _IMPOSSIBLE / 10
    if seconds > LONGEST:
        cost += 1000 * (seconds - LONGEST)
    if seconds < SHORTEST:
        cost += 60 * (SHORTEST - seconds)
    if length > FASTEST * max(seconds, 0.01):
        cost += 20
    # A new sentence likes to start a new caption.
    cost += 3 * sum(_break_cost(one, other) == 0 for one, other in pairwise(words))
    if following:
        cost += 2 * _break_cost(words[-1], following.text)
        # A lone last word, or a cue that is nearly empty beside a full one, reads badly.
        cost += max(0, 14 - length) / 2
    else:
        cost += max(0, 14 - length)
    return cost


@cache
def _fits(words: tuple[str, ...]) -> bool:
    return all(len(line) <= LINE_LENGTH for line in in_lines(words).split("\n"))


def _break_cost(before: str, after: str) -> float:
    """How bad a cut between two words is: 0 after a sentence, 10 after an article."""
    last = before.rstrip("\"')]”’")[-1:]
    if last in ".!?…:" and not before[:-1].isdigit():
        return 0.0
    if last in ",;—–":
        # Numbers in a row stay together where they can.
        return 4.0 if before[:-1].isdigit() and after[:1].isdigit() else 1.0
    if before.lower() in _LEANING:
        return 10.0
    return 2.5 if after.lower() in _OPENING else 5.0
