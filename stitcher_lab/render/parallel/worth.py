"""Whether drawing a scene with several processes pays, measured while it is drawn by one.

All figures are processor time, which a busy machine does not inflate. Drawing and encoding can be shared; playing the
scene (its script, its updaters) cannot.
"""

from __future__ import annotations

import time
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

COPYING = 1.1  # a forked copy pays for every page that it, or the original, then changes
SETTLED = 0.25  # seconds of drawing before the figures mean anything
GAIN, FACTOR = 0.3, 1.05  # what there must be to gain: seconds, and how many times as fast
SHORTEST = 0.15  # seconds that drawing a chunk should take at least, not counting forking
# And at most: the first few are short, since somebody may be watching already; the longer, the less is copied.
LONGEST, GROWTH, LIMIT = 0.6, 0.3, 2.4


class Meter:
    """Measures what a scene's frames cost, from the first one on.

    ``expected`` is how many there will be; where it is ``None``, ``length`` is asked, once, when it is worth knowing.
    """

    def __init__(self, processes: int, fps: float, expected: int | None, length: Callable[[], int] = lambda: 0) -> None:
        self._processes = processes
        self._fps = fps
        self._expected = expected
        self._length = length
        self._began: tuple[float, float] | None = None
        self._drawing = 0.0
        self._cost = 0.0  # seconds a frame, drawn and encoded
        self._chunks = 0

    def begin(self) -> float:
        """Start the clock of a piece of drawing; give what is returned to :meth:`end`."""
        now = time.thread_time()
        if self._began is None:
            self._began = (now, time.process_time())
        return now

    def end(self, begun: float) -> None:
        """Stop the clock of a piece of drawing."""
        self._drawing += time.thread_time() - begun

    def pays(self, frames: int) -> bool:
        """Whether it pays to share what is left after so many frames."""
        if self._began is None or not frames:
            return False
        own = time.thread_time() - self._began[0]
        beside = time.process_time() - self._began[1] - own  # encoding, in threads of its own
        work = self._drawing + beside
        if work < SETTLED:
            return False
        self._cost = work / frames
        playing = max(own - self._drawing, 0.0) / frames
        alone = max(own, beside) / frames
        shared = max((self._cost * COPYING + playing) / self._processes, playing)
        if alone <= FACTOR * shared:
            return False
        if self._expected is None:
            self._expected = self._length()
        return max(self._expected - frames, 0) * (alone - shared) > GAIN

    def learn(self, frames: int, seconds: float) -> None:
        """Take what a chunk has cost into account."""
        if frames > 0 and seconds > 0:
            self._cost = seconds / frames if not self._cost else (self._cost + seconds / frames) / 2

    def chunk_frames(self, done: int) -> int:
        """How many frames the next chunk should have: the fewer are left, the shorter, so that all end together."""
        cost = max(self._cost, 1e-4)
        shortest = max(ceil(self._fps / 2), ceil(SHORTEST / cost))
        longest = max(ceil(self._fps), ceil(min(LONGEST + GROWTH * self._chunks, LIMIT) / cost))
        self._chunks += 1
        share = ceil(max((self._expected or 0) - done, 0) / (2 * self._processes))
        return min(max(share, shortest), longest)
