"""What a scene is told about the recordings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stitcher_lab.model import Narration


def manifest(narration: Narration) -> list[dict[str, Any]]:
    """Every line as the recording booth inside the sandbox wants it; plain JSON, times in seconds.

    ``{"text", "say", "duration", "words": [[text, start, end, char_start, char_end], …]}``, in spoken order.
    """
    return [
        {
            "text": spoken.line.text,
            "say": spoken.line.say,
            "duration": spoken.duration,
            "words": [[word.text, word.start, word.end, word.char_start, word.char_end] for word in spoken.words],
        }
        for spoken in narration.lines.values()
    ]
