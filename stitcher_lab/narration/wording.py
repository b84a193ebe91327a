"""When each word of the caption is heard, from what the engine says of the spoken string."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.model import Word
from stitcher_lab.narration.spoken import spoken_form
from stitcher_lab.narration.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stitcher_lab.model import Line
    from stitcher_lab.narration.wavs import Heard

_WORD = re.compile(r"\S+")
_CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_BARE = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Wording:
    """What is spoken for a line, traced back to the characters of its ``text``."""

    line: Line
    spoken: Traced

    @classmethod
    def of(cls, line: Line, language: str) -> Wording:
        """Work out what is spoken: ``say`` where there is one, else ``text``, each read as a teacher would."""
        from_text = spoken_form(line.text, language)
        if not line.say.strip():
            return cls(line, from_text)
        from_say = spoken_form(line.say, language)
        return cls(line, Traced(from_say.text, _across(from_say.text, from_text)))

    def words(self, heard: Sequence[Heard], duration: float) -> tuple[Word, ...]:
        """The words of ``line.text`` with their times (seconds), in order, each within the recording.

        A sign that is not spoken, such as a lone dash, is no word; a word that the engine said nothing about gets the
        time between its neighbours.
        """
        traced = [(*self._place(span), span.start, span.end) for span in heard]
        found: list[tuple[re.Match[str], float | None, float | None]] = []
        for word in _WORD.finditer(self.line.text):
            times = [
                (start, end)
                for char_start, char_end, start, end in traced
                if char_start < word.end() and word.start() < char_end
            ]
            if times:
                found.append((word, min(start for start, _ in times), max(end for _, end in times)))
            elif _BARE.sub("", word[0]):
                found.append((word, None, None))
        return _in_order(found, duration)

    def _place(self, span: Heard) -> tuple[int, int]:
        """Where in the caption a spoken word stands, without the marks around it."""
        core = _CORE.search(self.spoken.text, span.char_start, span.char_end)
        return self.spoken.back(*(core.span() if core else (span.char_start, span.char_end)))


def _in_order(found: Sequence[tuple[re.Match[str], float | None, float | None]], duration: float) -> tuple[Word, ...]:
    words: list[Word] = []
    at = 0.0
    for index, (word, start, end) in enumerate(found):
        following = next((later for _, later, _ in found[index + 1 :] if later is not None), duration)
        first = min(max(start if start is not None else at, at), duration)
        last = end if end is not None else following
        last = min(max(last, first), duration)
        words.append(Word(word[0], first, last, word.start(), word.end()))
        # Only starts must not go back: one spoken word can stand for two written ones.
        at = first if start is not None else last
    return tuple(words)


def _across(spoken: str, caption: Traced) -> list[tuple[int, int]]:
    """For each character of ``spoken``, the span of the caption's original that it stands for.

    Words that both strings share, in order, are matched; what differs between two matches is shared out by number.
    """
    ours, theirs = list(_WORD.finditer(spoken)), list(_WORD.finditer(caption.text))
    where: list[tuple[int, int]] = [(0, 0)] * len(spoken)
    anchors = [*_shared([_bare(word[0]) for word in ours], [_bare(word[0]) for word in theirs])]
    own_from, from_ = 0, 0
    for own, other in [*anchors, (len(ours), len(theirs))]:
        gap = range(own_from, own)
        for index in gap:
            low = from_ + (index - own_from) * (other - from_) // len(gap)
            high = from_ + (index - own_from + 1) * (other - from_) // len(gap)
            _stand_for(where, ours, index, _place(caption, theirs, low, max(high, min(low + 1, other))))
        if own < len(ours):
            _stand_for(where, ours, own, _place(caption, theirs, other, other + 1))
        own_from, from_ = own + 1, other + 1
    return where


def _stand_for(where: list[tuple[int, int]], words: Sequence[re.Match[str]], index: int, span: tuple[int, int]) -> None:
    # The space before a word goes with it; nothing asks for that at the string's own ends.
    before = words[index - 1].end() if index else 0
    where[before : words[index].end()] = [span] * (words[index].end() - before)


def _place(caption: Traced, words: Sequence[re.Match[str]], low: int, high: int) -> tuple[int, int]:
    """The span of the original for the words ``low`` to ``high``; for none of them, the place where they would be."""
    if low < high:
        return caption.back(words[low].start(), words[high - 1].end())
    place = words[low].start() if low < len(words) else len(caption.text)
    return caption.back(place, place)


def _shared(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a longest common subsequence. Its cost is bounded by the product of the lengths."""
    longest = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for own in reversed(range(len(ours))):
        row, below = longest[own], longest[own + 1]
        for other in reversed(range(len(theirs))):
            same = ours[own] == theirs[other]
            row[other] = below[other + 1] + 1 if same else max(below[other], row[other + 1])
    own = other = 0
    while own < len(ours) and other < len(theirs):
        if ours[own] == theirs[other]:
            yield own, other
            own, other = own + 1, other + 1
        elif longest[own + 1][other] >= longest[own][other + 1]:
            own += 1
        else:
            other += 1


def _bare(word: str) -> str:
    return _BARE.sub("", word).lower() or word
