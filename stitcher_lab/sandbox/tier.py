"""What a tier of isolation must offer. A new one (Landlock, a pool of warm cells) needs to know nothing but this page.

A *tier* is a way to isolate; a *cell* is one isolated tree of processes in which the launcher
(:mod:`stitcher_lab.sandbox.inside`) has been started and waits for its order. The supervisor
(:mod:`stitcher_lab.sandbox.supervisor`) does the rest, the same for every tier.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NONE = "none"  # what stands where a tier's name does, when an administrator has code run without one
WARNING = "Scene code ran without isolation: the administrator has switched the sandbox off."


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a tier does not work here, and the one command or step that would mend it (empty where none is known)."""

    why: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """What has to be known of a task before a cell is started for it; a cell that is to wait for its task knows little.

    ``scratch`` is in bytes. ``inputs`` are there from the start; others come with the order. ``preload`` is a module of
    ours that the launcher imports before it says that it is ready (none: "").
    """

    scratch: int
    inputs: Mapping[str, Path | bytes] = field(default_factory=dict)
    preload: str = ""


class Used(NamedTuple):
    """What has been put into a scratch: bytes, and files and folders."""

    size: int
    files: int


class Cell(Protocol):
    """One isolated tree of processes, and the ends of its pipes (file descriptors, all non-blocking)."""

    order: int  # written: the order, inputs and answers (see stitcher_lab.sandbox.ordering); see close_order
    log: int  # read: standard output and error
    result: int  # read: the frames of the channel
    ended: int  # readable once the launcher has ended

    def confirm(self) -> Obstacle | None:
        """Look at the cell from outside, once the launcher is ready: tell what is missing in its isolation."""

    @property
    def root(self) -> int:
        """The process id, as the host counts, of the first process of the tree."""

    def close_order(self) -> None:
        """Close the order pipe: there will be no answers. May be called again."""

    def scratch_used(self) -> Used:
        """What was put into the scratch since :meth:`confirm`; zeros where that cannot be known."""

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

    @property
    def hides(self) -> bool:
        """Whether what is not lent does not exist inside; else it is there, and cannot be opened."""

    def obstacle(self) -> Obstacle | None:
        """What is known to be missing, without trying; ``None`` where it is worth a try."""

    def explain(self, complaint: str) -> Obstacle:
        """Put what the tier's own program complained about when it failed into plain words."""

    def start(self, needs: Needs) -> Cell:
        """Start a cell; it lives as long as the calling thread at most.

        Raises
        ------
        stitcher_lab.errors.SandboxUnavailable
            It cannot be started.

        """
