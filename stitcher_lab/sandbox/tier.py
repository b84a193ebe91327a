"""What a tier of isolation must offer. A new one (Landlock, a pool of warm cells) needs to know nothing but this page.

A *tier* is a way to isolate; a *cell* is one isolated tree of processes in which the launcher
(:mod:`stitcher_lab.sandbox.inside`) has been started and waits for its order. The supervisor
(:mod:`stitcher_lab.sandbox.supervisor`) does the rest, the same for every tier.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from stitcher_lab.sandbox.task import Task


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a tier does not work here, and the one command or step that would mend it (empty where none is known)."""

    why: str
    remedy: str = ""


class Cell(Protocol):
    """One isolated tree of processes, and the ends of its pipes (file descriptors, all non-blocking)."""

    order: int  # written: the order, as JSON; see close_order
    log: int  # read: standard output and error
    result: int  # read: the frames of the channel
    ended: int  # readable once the launcher has ended

    def confirm(self) -> Obstacle | None:
        """Look at the cell from outside, once the launcher is ready: tell what is missing in its isolation."""

    @property
    def root(self) -> int:
        """The process id, as the host counts, of the first process of the tree."""

    def close_order(self) -> None:
        """End the order: the task starts."""

    def scratch_files(self) -> int:
        """How many files and folders the scratch holds; 0 where that cannot be known."""

    def kill(self) -> None:
        """Kill every process of the cell; may be called again, and from another thread."""

    def wait(self, seconds: float) -> bool:
        """Wait until no process of the cell is left; ``False`` when some still are after ``seconds``."""

    def exit_code(self) -> int | None:
        """How the launcher ended, after :meth:`wait`; 128 + n for signal n, ``None`` where only a kill ended it."""

    def close(self) -> None:
        """Close the pipes."""


class Tier(Protocol):
    """A way to isolate."""

    @property
    def name(self) -> str:
        """Short name, such as ``bubblewrap``."""

    def obstacle(self) -> Obstacle | None:
        """What is known to be missing, without trying; ``None`` where it is worth a try."""

    def explain(self, complaint: str) -> Obstacle:
        """Put what the tier's own program complained about when it failed into plain words."""

    def start(self, task: Task) -> Cell:
        """Start a cell for ``task``.

        Raises
        ------
        stitcher_lab.errors.SandboxUnavailable
            It cannot be started.

        """
