"""When a lone "a" is the letter's name ("node A", "a plus b") and when it is the article ("a node").

Every engine takes it for the article; a lesson that says "from A to B" needs the name.
"""

from __future__ import annotations

import re

_LONE = re.compile(r"(?<![\w'’.-])[Aa](?![\w'’-]|\.\w)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…]['\")\]]*\s*|[\"(“]\s*)$")
_NEXT_WORD = re.compile(r"\s+([A-Za-z]+)")
# "A sine wave" has an article, "A sine omega t" an amplitude.
_BEFORE_FUNCTION = re.compile(r"\s+(?:co)?sine (?:of |squared )?(?:[a-z]|omega|theta|phi|alpha|beta)\b")
_PAUSE = re.compile(r"\s*(?:[.,;:!?)\]…—=+×−]|$)")

# After the letter as a name; no noun is among them, so the article never comes before one.
_AFTER_NAME = frozenset((
    "is", "are", "was", "has", "had", "and", "or", "to", "with", "from", "plus", "minus", "times", "equals",
    "over", "squared", "cubed", "becomes", "comes", "goes", "lies", "intersection", "union", "given",
    "implies", "joins", "meets", "divided", "multiplied", "into", "at", "on", "in", "if", "but", "then",
    "stays", "gets", "gives", "moves", "points", "through", "until", "by", "than", "prime",
))  # fmt: skip


def letter_names(text: str) -> tuple[int, ...]:
    """The positions in an English ``text`` where a lone ``A`` or ``a`` is said as the letter's name."""
    return tuple(match.start() for match in _LONE.finditer(text) if _is_name(text, match))


def _is_name(text: str, match: re.Match[str]) -> bool:
    if _PAUSE.match(text, match.end()) or _BEFORE_FUNCTION.match(text, match.end()):
        return True
    follower = _NEXT_WORD.match(text, match.end())
    if follower and follower[1].lower() in _AFTER_NAME:
        return True
    if follower and len(follower[1]) == 1 and follower[1] not in "IiAa":
        return True  # "a x squared": letters in a row are a formula
    return match[0] == "A" and not _SENTENCE_START.search(text[: match.start()])
