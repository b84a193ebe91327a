"""What brings a job to a thread of this process: a small port, so that engines can be exchanged.

An engine only delivers. Which job is next, whether it may still begin, how it ended: the rows say that, and a job that
is delivered twice begins once.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class Engine(Protocol):
    """Opens nothing until :meth:`start`."""

    def start(self, run: Callable[[str], None]) -> None:
        """Get ready to call ``run`` with the id of each job that is delivered.

        Raises
        ------
        Exception
            The engine cannot work here.

        """

    def deliver(self, job: str, run_number: int) -> None:
        """Have a job run in a thread of this process, soon; the same job and number once.

        Raises
        ------
        Exception
            It cannot be delivered.

        """

    def stop(self) -> None:
        """Deliver nothing more; what runs has ended by now, or is left alone."""


class ThreadEngine:
    """A thread for each job, and nothing that outlives the process."""

    def __init__(self) -> None:
        self._run: Callable[[str], None] | None = None

    def start(self, run: Callable[[str], None]) -> None:
        """Remember what to call."""
        self._run = run

    def deliver(self, job: str, run_number: int) -> None:  # noqa: ARG002 - the port's
        """Begin at once."""
        if self._run is not None:
            threading.Thread(target=self._run, args=(job,), name=f"stitcher-job-{job}", daemon=True).start()

    def stop(self) -> None:
        """Nothing to let go of."""
