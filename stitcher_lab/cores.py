"""The processors that one job may keep busy: one budget for all that is done at the same time."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from stitcher_lab.cancellation import Cancellation


class Cores:
    """Counts what is taken; safe with several threads.

    There are two ways to take: :meth:`wait` for one and hold it for a short piece of work, and :meth:`claim` first and
    :meth:`take` several for a long one. Claims go first: short pieces come and go without end, and would leave a long
    one no moment at which enough is free.
    """

    def __init__(self, count: int) -> None:
        self.count = max(1, count)
        self._free = self.count
        self._claimed = 0
        self._changed = threading.Condition()
        self._watchers: list[Callable[[], None]] = []

    @property
    def free(self) -> int:
        """How many are not taken."""
        return self._free

    def claim(self, wanted: int) -> None:
        """Say how many shall be kept for :meth:`take`; what was said before counts no more."""
        with self._changed:
            self._claimed = wanted
            self._changed.notify_all()

    def take(self, wanted: int) -> int:
        """Take as many as are free, at most ``wanted``; at once, and perhaps none."""
        with self._changed:
            taken = max(0, min(wanted, self._free))
            self._free -= taken
            return taken

    def wait(self, cancellation: Cancellation) -> None:
        """Take one, as soon as one is free that nobody claims.

        Raises
        ------
        stitcher_lab.errors.Cancelled
            The user said Stop before there was one.

        """
        with cancellation.on_cancel(self._wake), self._changed:
            self._changed.wait_for(lambda: self._free > self._claimed or cancellation.cancelled)
            cancellation.check()
            self._free -= 1

    def give(self, count: int = 1) -> None:
        """Give back what was taken."""
        with self._changed:
            self._free += count
            self._changed.notify_all()
        for watcher in list(self._watchers):
            watcher()

    @contextmanager
    def watched(self, watcher: Callable[[], None]) -> Iterator[None]:
        """Call ``watcher`` whenever something was given back while the block runs."""
        self._watchers.append(watcher)
        try:
            yield
        finally:
            self._watchers.remove(watcher)

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()
