"""What could not be made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """A scene that could not be made, and why, in one sentence. ``line`` is the script's, where known.

    ``title_card`` says that its narration is there, over a card with its points instead of its animation.
    """

    scene: str
    reason: str
    remedy: str = ""
    line: int | None = None
    details: str = ""
    title_card: bool = False
