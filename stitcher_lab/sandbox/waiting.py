"""One cell that waits for a task, or becomes ready to."""

from __future__ import annotations

import contextlib
import os
import select
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stitcher_lab.sandbox.channel import READY
from stitcher_lab.sandbox.priority import take_turn

if TYPE_CHECKING:
    from stitcher_lab.sandbox.tier import Cell

END_SECONDS = 10.0


@dataclass(eq=False, slots=True)
class Waiting:
    """A cell, the module that it imports, and when (``time.monotonic``) it was started.

    ``ready`` once it has said so and was confirmed; ``failed`` where it said so and was not, or said something else;
    ``claimed`` while somebody waits for it to become ready.
    """

    cell: Cell
    preload: str
    since: float
    ready: bool = False
    failed: bool = False
    claimed: bool = False
    heard: bytearray = field(default_factory=bytearray)

    @property
    def dead(self) -> bool:
        """Whether it cannot be used any more."""
        return self.failed or _is_readable(self.cell.ended)

    def listen(self) -> None:
        """Hear whether it has become ready. Nothing of a task is in it: what else it says is a fault of ours."""
        if self.ready or self.failed or not _is_readable(self.cell.result):
            return
        with contextlib.suppress(BlockingIOError):
            self.heard += os.read(self.cell.result, len(READY) - len(self.heard))
        if self.heard == READY:
            self.ready = self.cell.confirm() is None
            self.failed = not self.ready
            self.hurry()  # what it has started meanwhile, too
        elif not READY.startswith(self.heard):
            self.failed = True

    def hurry(self) -> None:
        """Put it up to the priority of tasks, where the system lets us."""
        take_turn(self.cell.root)

    def discard(self) -> None:
        """Kill it, wait until nothing of it is left, and close its pipes."""
        self.cell.kill()
        self.cell.wait(END_SECONDS)
        self.cell.close()


def _is_readable(descriptor: int) -> bool:
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(0))
