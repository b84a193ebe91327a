"""Words of a service as they may be shown: short, on one line, and without a secret."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 240  # characters
# What looks like a key even though it is none of ours: a proxy may put in its own.
LOOKS_SECRET = re.compile(r"\b(?:sk|pk|gsk|xai|key|AIza)[-_][\w-]{8,}|\bAIza[\w-]{20,}|(?i:bearer)\s+[\w.~+/=-]{6,}")


def shown(words: str, secrets: Iterable[str]) -> str:
    """Return a service's words for an error text; empty where they say nothing a person can read."""
    for secret in sorted(secrets, key=len, reverse=True):
        words = words.replace(secret, "[key]")
    words = " ".join(LOOKS_SECRET.sub("[key]", words).split())
    words = "".join(letter for letter in words if letter.isprintable())
    if words.startswith(("<", "{")):  # a page, or data that nobody took apart
        return ""
    if len(words) > LONGEST:
        words = words[: LONGEST - 1].rstrip() + "…"
    return words
