"""The Stop button: one token, handed to everything that may take longer than a moment."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from stitcher_lab.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Cancellation:
    """A token that is set once, from any thread or signal handler, and never reset."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.RLock()
        self._callbacks: list[Callable[[], None]] = []

    @property
    def cancelled(self) -> bool:
        """Whether :meth:`cancel` was called."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Set the token and run what registered with :meth:`on_cancel`; a second call does nothing."""
        with self._lock:
            if self._event.is_set():
                return
            self._event.set()
            # Under the lock: whoever unregisters waits, and what a callback uses is not taken away while it runs.
            for callback in list(self._callbacks):
                callback()

    def wait(self, seconds: float) -> bool:
        """Sleep up to ``seconds``; returns at once, and ``True``, when the token is set."""
        return self._event.wait(seconds)

    def check(self) -> None:
        """Raise :class:`~stitcher_lab.errors.Cancelled` when the token is set."""
        if self._event.is_set():
            raise Cancelled

    @contextmanager
    def on_cancel(self, callback: Callable[[], None]) -> Iterator[None]:
        """Run ``callback`` when the token is set while the block runs (at once if it already is)."""
        with self._lock:
            already = self._event.is_set()
            if not already:
                self._callbacks.append(callback)
        if already:
            callback()
        try:
            yield
        finally:
            with self._lock:
                if callback in self._callbacks:
                    self._callbacks.remove(callback)
