"""The jobs that this process has in hand: their Stop buttons, and how many slots they take."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stitcher_lab.cancellation import Cancellation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.jobs.early import Show
    from stitcher_lab.jobs.reporting import Reporter


@dataclass(slots=True)
class Errand:
    """A job that was handed over to be run.

    ``begun`` is set when a thread has taken it, ``claimed`` when its row says that it runs. ``leaving`` says that it is
    stopped because the process ends, so that it can be gone on with; ``resting`` that it waits for its next try and
    takes no slot. ``show`` has what can be watched of it while it runs.
    """

    job: str
    owner: str
    run_number: int
    seconds: float
    output: str
    token: Cancellation = field(default_factory=Cancellation)
    handed: float = field(default_factory=time.monotonic)
    begun: bool = False
    claimed: bool = False
    leaving: bool = False
    resting: bool = False
    reporter: Reporter | None = None
    show: Show | None = None
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def remaining(self) -> float:
        """Seconds that it will about take still."""
        if self.reporter is not None and self.reporter.remaining is not None:
            return self.reporter.remaining
        return max(self.seconds - (time.monotonic() - self.handed), 1.0)


class Errands:
    """Thread-safe. ``slots`` jobs run at a time."""

    def __init__(self, slots: int) -> None:
        self.slots = slots
        self._errands: dict[str, Errand] = {}
        self._changed = threading.Condition()

    def __len__(self) -> int:
        return len(self._errands)

    def all(self) -> list[Errand]:
        """Return those in hand."""
        with self._changed:
            return list(self._errands.values())

    def get(self, job: str) -> Errand | None:
        """Return one by its job."""
        return self._errands.get(job)

    def free(self) -> int:
        """How many more may begin. Those that rest are counted as well, once they can go on."""
        with self._changed:
            return max(self.slots - self._busy(), 0)

    def hand_over(self, errand: Errand) -> None:
        """Take a job in hand."""
        with self._changed:
            self._errands[errand.job] = errand

    def begin(self, job: str) -> Errand | None:
        """Return the errand of a job that was delivered; nothing where it is not in hand, or has begun already."""
        with self._changed:
            errand = self._errands.get(job)
            if errand is None or errand.begun:
                return None
            errand.begun = True
            return errand

    def end(self, errand: Errand) -> None:
        """Let go of a job, however it ended."""
        with self._changed:
            if self._errands.get(errand.job) is errand:
                del self._errands[errand.job]
            self._changed.notify_all()
        errand.over.set()

    @contextmanager
    def rest(self, errand: Errand) -> Iterator[None]:
        """Free the slot of a job while the block runs, and wait for one afterwards, or until it is stopped."""
        with self._changed:
            errand.resting = True
            self._changed.notify_all()
        with errand.token.on_cancel(self.nudge):
            try:
                yield
            finally:
                with self._changed:
                    self._changed.wait_for(lambda: self._busy() < self.slots or errand.token.cancelled)
                    errand.resting = False

    def nudge(self) -> None:
        """Have those that wait for a slot look again."""
        with self._changed:
            self._changed.notify_all()

    def _busy(self) -> int:
        return sum(not errand.resting for errand in self._errands.values())
