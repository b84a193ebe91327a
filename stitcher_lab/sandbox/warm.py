"""Cells that wait: started, confirmed, with Python's modules imported, and nothing of any task in them yet.

Each serves one task and is gone with it, so that nothing of one task can reach the next. Warming costs a second of
processor time and happens beside the work: by a thread of the pool's own, since a cell dies with the thread that
started it, one or two at a time, with what processor time nobody else wants where the system lets us put them back up
(and else, in a server, not before the job is over, but for the last of its kind). Cells are few, they are given up when
memory runs short or when nobody wants one for a while, and replaced when they are old or dead. A command that ends with
its video says how many tasks are to come, and no more cells are made than that; in a server, others take the place of
those that were given out.
"""

from __future__ import annotations

import contextlib
import os
import select
import threading
import time
import weakref
from typing import TYPE_CHECKING

from stitcher_lab.errors import StitcherError
from stitcher_lab.sandbox import spare
from stitcher_lab.sandbox.priority import can_return, give_way
from stitcher_lab.sandbox.task import MIB, Limits
from stitcher_lab.sandbox.tier import Needs
from stitcher_lab.sandbox.waiting import Waiting

if TYPE_CHECKING:
    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.sandbox.tier import Cell, Tier

SCRATCH = Limits().scratch
OLDEST = 600.0  # seconds
WARMING = 60.0  # seconds that a cell has to become ready
LOOK = 5.0  # seconds between looks at age and memory
SLICE = 0.05  # seconds between looks at Stop
END = 10.0
# A cell with Manim was measured at 125 MiB (PSS). None is started unless this is left for everybody else.
CELL_BYTES = 192 * MIB
RESERVE = 768 * MIB
LONGEST_PAUSE = 60.0  # seconds between two attempts to warm what will not become ready


class WarmPool:
    """Keeps up to ``each`` cells of ``tier`` waiting for every module that tasks were announced with.

    With ``lasting`` seconds, a cell that was given out is replaced, until no task has come for so long; without, there
    are never more than tasks were announced.
    Thread-safe. After :meth:`close` it gives nothing out and keeps nothing; so does its copy in a forked process.
    """

    def __init__(self, tier: Tier, each: int, *, lasting: float = 900.0) -> None:
        self._tier = tier
        self._each = each
        self._lasting = lasting
        self._lock = threading.Condition()
        self._expected: dict[str, int] = {}  # tasks by the module that they preload
        self._cells: list[Waiting] = []
        self._going: list[Waiting] = []
        self._out: list[Cell] = []  # given out and not yet ended: their thread has to live on
        self._wake = -1
        self._closed = False
        self._thread: threading.Thread | None = None
        self._used = time.monotonic()
        self._failures = 0
        self._not_before = 0.0
        # Somebody waits for what a command has warmed; what a server has in store must not slow down what it works on.
        self._polite = lasting > 0 and can_return()
        _at_fork(self)

    @property
    def closed(self) -> bool:
        """Whether nothing will ever be given out again."""
        return self._closed

    @property
    def waiting(self) -> int:
        """How many cells are ready now."""
        with self._lock:
            return sum(waiting.ready for waiting in self._cells)

    @property
    def roots(self) -> list[int]:
        """The first processes of all cells that wait or become ready."""
        with self._lock:
            return [waiting.cell.root for waiting in self._cells]

    def expect(self, preload: str, tasks: int) -> None:
        """Be told how many tasks with ``preload`` will come from now on; returns at once."""
        with self._lock:
            if self._closed or not preload or self._each <= 0:
                return
            self._used = time.monotonic()
            self._expected[preload] = max(tasks, self._expected.get(preload, 0) if self._lasting else 0)
            if self._thread is None and tasks > 0:
                self._wake = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
                self._thread = threading.Thread(target=self._run, name="stitcher-warm", daemon=True)
                self._thread.start()
            self._ring()

    def settle(self, seconds: float) -> bool:
        """Wait until as many cells are ready as are kept, for tests and measurements; ``False`` if they are not."""
        deadline = time.monotonic() + seconds
        with self._lock:
            while self._missing() or not all(waiting.ready for waiting in self._cells):
                left = deadline - time.monotonic()
                if left <= 0 or self._closed:
                    return False
                self._lock.wait(left)
        return True

    def take(self, needs: Needs, cancellation: Cancellation) -> Cell | None:
        """Give out a cell that was confirmed just now, for one task; ``None`` where a cold one is the better way.

        One that is becoming ready is waited for. The cell has to be handed back with :meth:`ended` when it has ended.

        Raises
        ------
        stitcher_lab.errors.Cancelled
            The user said Stop.

        """
        if not needs.preload or needs.scratch != SCRATCH:
            return None
        if self._lasting and needs.preload not in self._expected:
            self.expect(needs.preload, 1)
        while (waiting := self._next(needs.preload, cancellation)) is not None:
            if waiting.cell.confirm() is None:
                return waiting.cell
            waiting.discard()
            self.ended(waiting.cell)
        return None

    def ended(self, cell: Cell) -> None:
        """Take note that a cell that was given out has ended."""
        with self._lock:
            self._out = [other for other in self._out if other is not cell]
            self._ring()

    def close(self) -> None:
        """Kill what waits, and wait for its end. What was given out goes on to its own end."""
        with self._lock:
            self._closed = True
            thread = self._thread
            self._ring()
            self._lock.notify_all()
            deadline = time.monotonic() + END
            while thread is not None and (self._cells or self._going) and time.monotonic() < deadline:
                self._lock.wait(deadline - time.monotonic())
            idle = not self._out
        if thread is not None and idle and thread is not threading.current_thread():
            thread.join(END)

    # ------------------------------------------------------------------------------------------------- giving out

    def _next(self, preload: str, cancellation: Cancellation) -> Waiting | None:
        mine: Waiting | None = None
        with self._lock:
            try:
                while not self._closed:
                    cancellation.check()
                    if (ready := self._ready(preload, mine)) is not None:
                        self._give_out(ready)
                        return ready
                    if mine not in self._cells:
                        mine = next((w for w in self._cells if w.preload == preload and not w.claimed), None)
                        if mine is None:
                            return None
                        mine.claimed = True
                        mine.hurry()
                    self._lock.wait(SLICE)
            finally:
                if mine is not None:
                    mine.claimed = False
        return None

    def _ready(self, preload: str, mine: Waiting | None) -> Waiting | None:
        """Find a cell that is ready, alive, and not claimed by somebody else."""
        for waiting in self._cells:
            free = waiting is mine or not waiting.claimed
            if waiting.preload == preload and waiting.ready and free and not waiting.dead:
                return waiting
        return None

    def _give_out(self, waiting: Waiting) -> None:
        self._cells.remove(waiting)
        self._out.append(waiting.cell)
        self._used = time.monotonic()
        self._failures = 0
        if not self._lasting:
            self._expected[waiting.preload] = max(0, self._expected.get(waiting.preload, 0) - 1)
        self._ring()

    # ------------------------------------------------------------------------------------------- the pool's thread

    def _run(self) -> None:
        """Work until all is over. Should this thread fail, everybody goes on with new cells."""
        try:
            self._work()
        finally:
            with self._lock:
                self._closed = True
                left, self._cells, self._going = self._cells, [], []
                os.close(self._wake)
                self._wake = -1
                self._lock.notify_all()
            for waiting in left:
                waiting.discard()

    def _work(self) -> None:
        """Start cells, see them become ready, throw away what is dead or old."""
        while True:
            with self._lock:
                gone = self._going = self._sort_out()
                # Out of sight before they are killed: nobody is to be given one of them.
                self._cells = [waiting for waiting in self._cells if waiting not in gone]
                begin = None if gone else self._to_begin()
                done = self._closed and not self._cells and not self._out
            for waiting in gone:
                waiting.discard()
            if gone:
                with self._lock:
                    self._going = []
                    self._lock.notify_all()
                continue
            if done:
                return
            if begin is not None:
                self._begin(begin)
                continue
            self._await()

    def _await(self) -> None:
        """Sleep until a cell becomes ready or dies, or somebody rings, or it is time to look."""
        with self._lock:
            poll = select.poll()
            poll.register(self._wake, select.POLLIN)
            for waiting in self._cells:
                poll.register(waiting.cell.ended, select.POLLIN)
                if not waiting.ready:
                    poll.register(waiting.cell.result, select.POLLIN)
            pause = self._not_before - time.monotonic()
            seconds = min(LOOK, pause) if pause > 0 else LOOK
        poll.poll(seconds * 1000)
        with contextlib.suppress(BlockingIOError):
            os.eventfd_read(self._wake)
        with self._lock:
            for waiting in self._cells:
                waiting.listen()
            self._lock.notify_all()

    def _sort_out(self) -> list[Waiting]:
        """Which cells are to be thrown away now."""
        now = time.monotonic()
        if self._closed:
            return list(self._cells)
        if self._lasting and now - self._used > self._lasting:
            self._expected.clear()
        gone = []
        spent = self._spent()
        for waiting in self._cells:
            failed = waiting.dead or (not waiting.ready and now - waiting.since > WARMING)
            if failed:
                self._failed()
            if failed or waiting in spent or now - waiting.since > OLDEST:
                gone.append(waiting)
        idle = [waiting for waiting in self._cells if not waiting.claimed]
        if not gone and idle and spare.memory() < RESERVE:
            gone = idle[-1:]
            self._not_before = now + LOOK
        return gone

    def _failed(self) -> None:
        self._failures += 1
        self._not_before = time.monotonic() + min(LONGEST_PAUSE, 0.1 * 2**self._failures)

    def _spent(self) -> list[Waiting]:
        """Cells that nobody is going to ask for: more than tasks that are to come."""
        found: list[Waiting] = []
        for preload in {waiting.preload for waiting in self._cells}:
            here = [waiting for waiting in self._cells if waiting.preload == preload]
            many = len(here) - self._expected.get(preload, 0)
            found += [waiting for waiting in here if not waiting.claimed][: max(0, many)]
        return found

    def _missing(self) -> dict[str, int]:
        """How many cells have to be begun, by module."""
        there = {preload: sum(waiting.preload == preload for waiting in self._cells) for preload in self._expected}
        kept = {preload: min(self._each, tasks) - there[preload] for preload, tasks in self._expected.items()}
        return {preload: count for preload, count in kept.items() if count > 0}

    def _to_begin(self) -> str | None:
        """The module that the next cell is begun with, if one may be begun now."""
        missing = self._missing()
        if self._lasting and self._out and not self._polite:
            missing = {preload: count for preload, count in missing.items() if not self._has(preload)}
        if self._closed or not missing or time.monotonic() < self._not_before:
            return None
        at_once = 1 if self._out else 2
        if sum(not waiting.ready for waiting in self._cells) >= at_once:
            return None
        if spare.memory() < RESERVE + CELL_BYTES:
            self._not_before = time.monotonic() + LOOK
            return None
        return max(missing, key=lambda preload: missing[preload])

    def _has(self, preload: str) -> bool:
        return any(waiting.preload == preload for waiting in self._cells)

    def _begin(self, preload: str) -> None:
        try:
            cell = self._tier.start(Needs(SCRATCH, {}, preload))
        except (StitcherError, OSError):  # whoever needs one hears of it from a cold start
            with self._lock:
                self._failed()
            return
        if self._polite:
            give_way(cell.root)
        with self._lock:
            self._cells.append(Waiting(cell, preload, time.monotonic()))

    def _ring(self) -> None:
        if self._wake >= 0:
            os.eventfd_write(self._wake, 1)

    def forget(self) -> None:
        """Be empty, in a forked process: the cells and the thread are its parent's."""
        cells = [*(waiting.cell for waiting in (*self._cells, *self._going)), *self._out]
        self._cells, self._going, self._out, self._expected = [], [], [], {}
        self._thread, self._lock, self._closed = None, threading.Condition(), True
        for cell in cells:
            cell.close()
        if self._wake >= 0:
            os.close(self._wake)
            self._wake = -1


def _at_fork(pool: WarmPool) -> None:
    reference = weakref.ref(pool)

    def forget() -> None:
        if (alive := reference()) is not None:
            alive.forget()

    os.register_at_fork(after_in_child=forget)
