"""What a video is called when nobody said."""

from __future__ import annotations

import re

_LONGEST = 60  # characters, before the ending


def slug(words: str) -> str:
    """A name from a sentence: ``"Explain binary search!"`` becomes ``explain_binary_search``."""
    return re.sub(r"[^\w]+", "_", words.lower()).strip("_")[:_LONGEST].rstrip("_") or "video"


def video_name(words: str) -> str:
    """A file name from a sentence: ``"Explain binary search!"`` becomes ``explain_binary_search.mp4``."""
    return f"{slug(words)}.mp4"
