"""A string under rewriting that remembers, character by character, what it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence


class Traced:
    """A string, and for each of its characters the span of the original string that it stands for.

    Parameters
    ----------
    text
        The string as it is now.
    spans
        One ``(start, end)`` of the original for each character; left out, the string is the original.

    """

    def __init__(self, text: str, spans: Sequence[tuple[int, int]] | None = None) -> None:
        self.text = text
        self.spans = list(spans) if spans is not None else [(at, at + 1) for at in range(len(text))]
        if len(self.spans) != len(text):
            raise ValueError("one span for each character")

    def sub(self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> Traced:
        """Replace every match; what is put in stands for the whole of what was matched.

        Characters that the replacement shares with both ends of the match keep their own spans.
        """
        text = ""
        spans: list[tuple[int, int]] = []
        at = 0
        for match in pattern.finditer(self.text):
            new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
            old = match[0]
            head = _shared(old, new)
            tail = _shared(old[head:][::-1], new[head:][::-1])
            start, end = match.start() + head, match.end() - tail
            middle = new[head : len(new) - tail]
            text += self.text[at:start] + middle
            spans += self.spans[at:start] + [self._cover(start, end)] * len(middle)
            at = end
        return Traced(text + self.text[at:], spans + self.spans[at:])

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that the characters ``start`` to ``end`` stand for."""
        return self._cover(start, end)

    def then(self, after: Traced) -> Traced:
        """Trace ``after``, which was made from this string, back to this one's original."""
        return Traced(after.text, [self._cover(start, end) for start, end in after.spans])

    def _cover(self, start: int, end: int) -> tuple[int, int]:
        covered = self.spans[start:end]
        if covered:
            return min(span[0] for span in covered), max(span[1] for span in covered)
        # Nothing was there: the place between its neighbours.
        if start < len(self.spans):
            return self.spans[start][0], self.spans[start][0]
        last = self.spans[-1][1] if self.spans else 0
        return last, last


def _shared(left: str, right: str) -> int:
    """How many characters two strings share at their start."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
