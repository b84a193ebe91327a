"""Ctrl-C: the first one stops everything in order, the second one at once."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from stitcher_lab.cancellation import Cancellation

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def stoppable() -> Iterator[Cancellation]:
    """Give a token that an interrupt, a termination or a closed terminal sets."""
    cancellation = Cancellation()
    before: dict[signal.Signals, Any] = {}

    def stop(number: int, _frame: object) -> None:
        signal.signal(number, before[signal.Signals(number)])
        # Not here: the handler may have interrupted code that holds a lock which stopping needs.
        threading.Thread(target=cancellation.cancel, daemon=True).start()

    for number in _SIGNALS:
        before[number] = signal.signal(number, stop)
    try:
        yield cancellation
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
