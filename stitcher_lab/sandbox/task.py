"""What a caller hands to the sandbox, and what it gets back."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from stitcher_lab.cancellation import Cancellation

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use: seconds of wall clock, and bytes or counts of everything else, over its whole tree.

    ``questions`` is how many it may ask, ``answers`` how many bytes it may be told. While the caller works on an answer
    the wall clock stands still, but for no more than ``answering`` seconds in all: a task could have others work for it
    without end.
    """

    wall: float = 120.0
    memory: int = 2048 * MIB
    scratch: int = 1024 * MIB
    processes: int = 64
    result: int = 512 * MIB
    log: int = 64 * 1024
    questions: int = 256
    answers: int = 256 * MIB
    answering: float = 600.0


@dataclass(frozen=True, slots=True)
class Task:
    """One Python module to run in isolation.

    ``module`` is imported inside and its ``main(request, channel)`` called, where ``request`` is the mapping given
    here (sent as JSON) and ``channel`` a :class:`stitcher_lab.sandbox.channel.Channel`. ``inputs`` appear read-only
    in the folder ``channel.inputs``; what the task wants to keep it sends back through the channel. ``preload`` names
    a module of ours that is imported before anything of the task is there: where cells are kept waiting, in one that
    has done so already. It changes how soon a task begins, and nothing else.
    """

    module: str
    request: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, Path | bytes] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    preload: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the caller answers a task's question: a JSON object, and files by plain name."""

    body: Mapping[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)


class Verdict(StrEnum):
    """How a task ended, told from the supervisor's own facts, never from what the task says about itself."""

    DONE = "done"
    FAILED = "failed"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    OUTPUT = "output"
    KILLED = "killed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task.

    ``files`` maps the names the task sent to files in the ``outbox`` folder given to :meth:`Sandbox.run`; they are
    data from hostile code until somebody has probed them. ``log`` is the captured, capped standard output and error.
    ``seconds`` is wall time, ``peak_memory`` the largest sum over the tree that was seen, in bytes.
    """

    verdict: Verdict
    exit_code: int | None
    log: str
    files: Mapping[str, Path]
    seconds: float
    peak_memory: int
    tier: str


class Sandbox(Protocol):
    """One tier of isolation that passed its self-test."""

    @property
    def tier(self) -> str:
        """Name of the tier, such as ``bubblewrap``."""

    def expect(self, preload: str, tasks: int) -> None:
        """Hear how many tasks that preload a module will come soon, so that cells can be made ready; returns at once.

        It is a hint: each call takes the place of the last one for that module.
        """

    def run(
        self,
        task: Task,
        outbox: Path,
        *,
        cancellation: Cancellation,
        on_message: Callable[[Mapping[str, Any]], None] = ...,
        on_piece: Callable[[str, int, bytes], None] | None = ...,
        on_question: Callable[[Mapping[str, Any]], Answer] | None = ...,
    ) -> Outcome:
        """Run ``task`` to its end and return what became of it; files it sends are written into ``outbox``.

        Blocks; every process of the task is gone and its scratch wiped when this returns. ``on_message`` is called
        in order, on the calling thread or a helper thread, with each JSON object the task sends; it is hostile data.
        So is what ``on_piece`` is called with, in the same way: name, number (from 0 up for each name) and bytes of
        each piece. ``on_question`` is called in a helper thread of its own and may take its time: the task is watched
        meanwhile, and its wall clock stands still. It has to heed ``cancellation`` itself. What a listener raises ends
        the task, and comes out of here.

        Raises
        ------
        stitcher_lab.errors.SandboxUnavailable
            The isolation could not be set up this time.
        stitcher_lab.errors.DiskFull
            The outbox has no room.

        """
