"""Work that Stop ends at once, whatever it hangs in.

A call hangs where nothing can be asked of it: in a name server, in a connection that says nothing, in another
package's code. So it runs in a thread of its own, and the thread that wants its result waits for a message: a piece of
text, the end, or Stop. Work that is abandoned is told so, its connections are shut down, and it then ends by itself.
"""

from __future__ import annotations

import queue
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from stitcher_lab.errors import Cancelled
from stitcher_lab.gateway.faults import CallFailed, Fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from stitcher_lab.cancellation import Cancellation

T = TypeVar("T")


class Line(Generic[T]):
    """What the work has of the one who waits for it."""

    def __init__(self) -> None:
        # SimpleQueue: Stop may come from a signal handler that interrupts the very thread that waits here.
        self.messages: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        self._abandoned = threading.Event()
        self._closers: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    @property
    def abandoned(self) -> bool:
        """Whether nobody waits any more."""
        return self._abandoned.is_set()

    def say(self, text: str) -> None:
        """Hand over a piece of the answer."""
        self.messages.put(("text", text))

    def alive(self) -> None:
        """Say that something was heard."""
        self.messages.put(("alive", None))

    def closes_with(self, closer: Callable[[], None]) -> None:
        """Have ``closer`` called when nobody waits any more (at once, if that is so already)."""
        with self._lock:
            if not self._abandoned.is_set():
                self._closers.append(closer)
                return
        closer()

    def abandon(self) -> None:
        """Tell the work that nobody waits for it."""
        with self._lock:
            self._abandoned.set()
            closers, self._closers = self._closers, []
        for closer in closers:
            with suppress(OSError):
                closer()


def interruptible(
    work: Callable[[Line[T]], T],
    *,
    cancellation: Cancellation,
    silence: float,
    longest: float,
    on_text: Callable[[str], None] | None = None,
) -> T:
    """Run ``work`` and return what it returns.

    Parameters
    ----------
    work
        Is given a :class:`Line`; raises :class:`~stitcher_lab.gateway.faults.CallFailed` and nothing else.
    cancellation
        Ends the wait at once.
    silence
        Seconds that may go by with nothing heard of the work.
    longest
        Seconds that all of it may take.
    on_text
        Called, in this thread, with each piece of the answer.

    Raises
    ------
    stitcher_lab.errors.Cancelled
        The token was set.
    stitcher_lab.gateway.faults.CallFailed
        The work failed, or took too long.

    """
    line: Line[T] = Line()
    heard = 0
    end = time.monotonic() + longest
    thread = threading.Thread(target=_work, args=(work, line), name="stitcher model call", daemon=True)
    with cancellation.on_cancel(lambda: line.messages.put(("stop", None))):
        if not cancellation.cancelled:
            thread.start()
        try:
            while True:
                try:
                    kind, content = line.messages.get(timeout=max(0.0, min(silence, end - time.monotonic())))
                except queue.Empty:
                    raise CallFailed(Fault("slow", heard=heard)) from None
                if cancellation.cancelled:
                    raise Cancelled
                if kind == "text":
                    heard += len(content)
                    if on_text:
                        on_text(content)
                elif kind == "done":
                    result: T = content
                    return result
                elif kind == "failed":
                    raise CallFailed(content)
                elif kind == "broken":
                    raise content
        finally:
            line.abandon()


def _work(work: Callable[[Line[T]], T], line: Line[T]) -> None:
    try:
        result = work(line)
    except CallFailed as failed:
        line.messages.put(("failed", failed.fault))
    except BaseException as error:  # noqa: BLE001 - a mistake of ours, to be raised where somebody sees it
        line.messages.put(("broken", error))
    else:
        line.messages.put(("done", result))
