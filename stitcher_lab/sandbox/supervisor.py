"""Runs tasks in cells of a tier: those that wait where there are any, else new ones.

Everything here happens in the calling thread: bubblewrap dies with the thread that started it, so that a supervisor
that is killed leaves nothing behind.
"""

from __future__ import annotations

import contextlib
import functools
import os
from typing import TYPE_CHECKING, Any

from stitcher_lab.sandbox import ordering
from stitcher_lab.sandbox.answering import Desk
from stitcher_lab.sandbox.frames import FrameReader
from stitcher_lab.sandbox.tier import Needs
from stitcher_lab.sandbox.watching import NeverBegan, Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.sandbox.cgroups import Fences
    from stitcher_lab.sandbox.task import Answer, Outcome, Task
    from stitcher_lab.sandbox.tier import Cell, Tier
    from stitcher_lab.sandbox.warm import WarmPool

# Cells may be killed before their task is in them, by a kernel short of memory. The last attempts are made in new ones.
ATTEMPTS, NEW = 5, 2


class Supervised:
    """A tier that passed its self-test, as a :class:`stitcher_lab.sandbox.task.Sandbox`.

    With a ``pool``, tasks that name a module to preload begin in cells that wait for them. With ``fences``, the kernel
    holds their memory, besides our own watching it.
    """

    def __init__(self, tier: Tier, pool: WarmPool | None = None, fences: Fences | None = None) -> None:
        self._tier = tier
        self._pool = pool
        self._fences = fences

    @property
    def tier(self) -> str:
        """Name of the tier."""
        return self._tier.name

    @property
    def waiting(self) -> int:
        """How many cells wait for a task."""
        return self._pool.waiting if self._pool is not None else 0

    def expect(self, preload: str, tasks: int) -> None:
        """Tell how many tasks with ``preload`` will come soon; cells are made ready for them. Returns at once."""
        if self._pool is not None:
            self._pool.expect(preload, tasks)

    def run(
        self,
        task: Task,
        outbox: Path,
        *,
        cancellation: Cancellation,
        on_message: Callable[[Mapping[str, Any]], None] = lambda _: None,
        on_piece: Callable[[str, int, bytes], None] | None = None,
        on_question: Callable[[Mapping[str, Any]], Answer] | None = None,
    ) -> Outcome:
        """Run ``task``; see :meth:`stitcher_lab.sandbox.task.Sandbox.run`."""
        piped = ordering.piped(task.inputs) if self._pool is not None and task.preload else None
        # Worded before anything is started: what is no JSON leaves nothing behind.
        answers = on_question is not None
        orders = [ordering.order(task, piped=some, answers=answers) for some in ({}, piped) if some is not None]
        for attempt in range(ATTEMPTS):
            cancellation.check()
            with contextlib.ExitStack() as leaving, contextlib.suppress(NeverBegan):
                desk = Desk(on_question, task.limits) if on_question is not None else None
                if desk is not None:
                    leaving.callback(desk.close)
                reader = FrameReader(
                    outbox, task.limits.result, on_message, on_piece=on_piece, on_question=desk.take if desk else None
                )
                may_wait = piped is not None and attempt < ATTEMPTS - NEW
                cell = self._waiting_cell(task, leaving, cancellation) if may_wait else None
                waited = cell is not None
                cell = cell or self._tier.start(Needs(task.limits.scratch, task.inputs, task.preload))
                watch = Watch(
                    self._tier,
                    cell,
                    task,
                    reader,
                    desk,
                    told=orders[waited],
                    waited=waited,
                    last=attempt == ATTEMPTS - 1,
                    fences=self._fences,
                )
                leaving.callback(watch.end)
                return watch.run(leaving.enter_context(_woken_by(cancellation)))
        raise AssertionError("the last attempt has a verdict")

    def _waiting_cell(self, task: Task, leaving: contextlib.ExitStack, cancellation: Cancellation) -> Cell | None:
        if self._pool is None:
            return None
        cell = self._pool.take(Needs(task.limits.scratch, {}, task.preload), cancellation)
        if cell is not None:
            leaving.callback(self._pool.ended, cell)
        return cell


@contextlib.contextmanager
def _woken_by(cancellation: Cancellation) -> Iterator[int]:
    """A descriptor that becomes readable when the user says Stop."""
    wake, waker = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        with cancellation.on_cancel(functools.partial(_wake, waker)):
            yield wake
    finally:
        os.close(wake)
        os.close(waker)


def _wake(descriptor: int) -> None:
    os.write(descriptor, b"!")
