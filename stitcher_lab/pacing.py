"""How long lines last: what is thought before they are recorded, and how many frames a length needs."""

from __future__ import annotations

import math

# Audience-friendly speech for lessons is 130 to 160 words a minute; 2.5 words a second is the middle.
WORDS_PER_SECOND = 2.5
SHORTEST_LINE = 0.8


def estimated_seconds(text: str, say: str = "") -> float:
    """How long a line will be, from the number of words that are spoken."""
    return max(SHORTEST_LINE, len((say or text).split()) / WORDS_PER_SECOND)


def frames_for(duration: float, fps: float) -> int:
    """How many frames ``duration`` seconds need; a line never ends after its picture."""
    return max(1, math.ceil(duration * fps - 1e-6))
