"""Who has the videos made: one small protocol, for a Jupyter server and for this process alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from stitcher_lab.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from stitcher_lab.kernel.order import Order

# The JSON forms of jobs and events: docs/api.md has both.
Facts: TypeAlias = dict[str, Any]

ENDED = frozenset({"done", "failed", "cancelled"})


class Away(EnvironmentFault):
    """The server does not answer, for longer than one waits."""


class Client(Protocol):
    """Has jobs done and tells about them; every method may raise a :class:`stitcher_lab.errors.StitcherError`."""

    # Whether a page in the browser can follow the jobs by itself.
    followed_by_pages: bool

    def alive(self) -> bool:
        """Whether it can be asked at all."""

    def submit(self, order: Order) -> Facts:
        """Hand in a job; returns it as JSON."""

    def events(self, job: str, after: int = 0) -> Iterator[Facts | str]:
        """Yield a job's events, from the first or from behind ``after``, until it ended.

        A ``str`` is no event but a sentence about the connection, empty when all is well again.
        """

    def job(self, job: str) -> Facts:
        """Return a job, with its ``code``."""

    def cancel(self, job: str) -> None:
        """Stop a job; one that ended stays as it is."""

    def check(self, source: str) -> Facts:
        """Return what the checker finds: ``{"faults": [{"line", "message", "fix"}], "mended": str | None}``."""

    def status(self) -> Facts:
        """Return what is ready."""

    def templates(self) -> list[Facts]:
        """Return the lessons that need no model."""

    def voices(self) -> list[Facts]:
        """Return the voices."""

    def video(self, facts: Facts) -> Path:
        """Where a finished job's video lies on this machine."""

    def close(self) -> None:
        """Let go of connections."""
