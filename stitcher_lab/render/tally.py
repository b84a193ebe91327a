"""How far scenes are that are drawn at the same time."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Tally:
    """Adds up frames; ``report`` hears the part of all that is done, 0 to 1, and how many scenes are finished."""

    def __init__(self, expected: Sequence[int], report: Callable[[float, int], None]) -> None:
        self._expected = [max(frames, 1) for frames in expected]
        self._on_report = report
        self._lock = threading.Lock()
        self._drawn = [0] * len(self._expected)
        self._finished = 0

    def expect(self, place: int, frames: int) -> None:
        """Correct what a scene's length was thought to be."""
        with self._lock:
            self._expected[place] = max(frames, 1)

    def at(self, place: int, frames: int) -> None:
        """Note that a scene has come this far."""
        with self._lock:
            self._drawn[place] = min(frames, self._expected[place])
            self._report()

    def finish(self, place: int) -> None:
        """Note that a scene is done, well or not."""
        with self._lock:
            self._drawn[place] = self._expected[place]
            self._finished += 1
            self._report()

    def clear(self) -> None:
        """Begin anew."""
        with self._lock:
            self._drawn = [0] * len(self._expected)
            self._finished = 0

    def _report(self) -> None:
        self._on_report(sum(self._drawn) / sum(self._expected), self._finished)
