"""How often, and how patiently, a service is asked again.

Only faults that pass are tried again, with waits that double and are jittered, so that parallel scenes do not come back
all at once. What one call finds out about a service serves all calls of the job: a "come back in 20 seconds" holds for
all, and once a call has given up, the others do not each wait through the same.
"""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from stitcher_lab.gateway.faults import TIRING, CallFailed, Fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from stitcher_lab.cancellation import Cancellation

T = TypeVar("T")
# Faults that say something of the service, not of one call's prompt.
OF_ALL = frozenset({"busy", "failing", "slow", "unreachable", "offline"})
GLANCE = 0.1  # seconds between two looks at what the other calls found out


@dataclass(frozen=True, slots=True)
class Patience:
    """How much of it there is.

    ``attempts`` counts the first one; ``first`` and ``longest`` bound the wait between two, in seconds;
    ``longest_asked`` is the longest wait that a service may ask for; ``rest`` is how long a service that was given up
    is left alone.
    """

    attempts: int = 4
    tiring_attempts: int = 2
    first: float = 0.6
    longest: float = 10.0
    longest_asked: float = 60.0
    rest: float = 15.0

    def attempts_for(self, fault: Fault) -> int:
        """Return how many attempts there are where they end in such a fault."""
        return self.tiring_attempts if fault.kind in TIRING else self.attempts

    def wait_after(self, attempt: int, fault: Fault) -> float:
        """Return the seconds to wait after the ``attempt``-th attempt: half fixed, half chance."""
        wait: float = min(self.longest, self.first * 2 ** (attempt - 1))
        wait *= 0.5 + random.random() / 2  # noqa: S311 - spreading, no secret
        return max(wait, fault.retry_after or 0.0)


class Service:
    """What is known of one service at the moment. Shared by all calls of a job; safe with several threads."""

    def __init__(self, patience: Patience) -> None:
        self.patience = patience
        self._lock = threading.Lock()
        self._not_before = 0.0
        self._down_until = 0.0
        self._fault: Fault | None = None

    def persist(self, attempt: Callable[[], T], *, cancellation: Cancellation) -> T:
        """Call ``attempt`` until it succeeds, fails for good, or has failed often enough.

        Raises
        ------
        stitcher_lab.gateway.faults.CallFailed
            With the last fault.
        stitcher_lab.errors.Cancelled
            Stop was pressed, also in the middle of a wait.

        """
        number = 0
        was_given_up = self._fault is not None
        while True:
            self._wait(cancellation)
            number += 1
            try:
                result = attempt()
            except CallFailed as failed:
                fault = failed.fault
            else:
                self._answered()
                return result
            if not fault.passing:
                raise CallFailed(fault)
            asked_too_long = (fault.retry_after or 0.0) > self.patience.longest_asked
            # A service that was given up is tried once, until it answers again.
            if asked_too_long or was_given_up or number >= self.patience.attempts_for(fault):
                self._give_up(fault)
                raise CallFailed(fault)
            wait = self.patience.wait_after(number, fault)
            if fault.kind == "busy":
                self._hold(wait)
            else:
                self._pause(wait, cancellation)

    def _wait(self, cancellation: Cancellation) -> None:
        """Wait until the service may be asked.

        Raises
        ------
        stitcher_lab.gateway.faults.CallFailed
            Another call has just given it up.

        """
        while True:
            cancellation.check()
            with self._lock:
                now = time.monotonic()
                down, wait = now < self._down_until, self._not_before - now
                fault = self._fault
            if down and fault is not None:
                raise CallFailed(fault)
            if wait <= 0:
                return
            cancellation.wait(min(wait, GLANCE))

    def _pause(self, seconds: float, cancellation: Cancellation) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._wait(cancellation)
            cancellation.wait(min(left, GLANCE))

    def _hold(self, seconds: float) -> None:
        """Have every call wait: the service takes none at the moment."""
        with self._lock:
            self._not_before = max(self._not_before, time.monotonic() + seconds)

    def _give_up(self, fault: Fault) -> None:
        if fault.kind in OF_ALL:
            with self._lock:
                self._down_until = time.monotonic() + self.patience.rest
                self._fault = fault

    def _answered(self) -> None:
        with self._lock:
            self._down_until = 0.0
            self._fault = None
