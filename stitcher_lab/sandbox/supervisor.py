"""Watches over one task from the first process to the last: clock, memory, output, Stop, and the verdict.

Everything here happens in the calling thread, in one loop over the cell's pipes: bubblewrap dies with the thread that
started it, so that a supervisor that is killed leaves nothing behind.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import selectors
import time
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import SandboxUnavailable
from stitcher_lab.sandbox import inside, tree, view
from stitcher_lab.sandbox.frames import ForgedFrame, FrameReader, TooMuchOutput
from stitcher_lab.sandbox.log import Log
from stitcher_lab.sandbox.task import MIB, Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.sandbox.task import Limits, Task
    from stitcher_lab.sandbox.tier import Cell, Tier

POLL_SECONDS = 0.05
START_SECONDS = 30.0
END_SECONDS = 10.0
BLOCK = 256 * 1024
MOST_FILES = 100_000
LARGEST_LOG = 64 * MIB  # to read, not to keep: who writes more than this does nothing else

KILLED_EXIT = 128 + 9
CPU_EXIT = 128 + 24


class Supervised:
    """A tier that passed its self-test, as a :class:`stitcher_lab.sandbox.task.Sandbox`."""

    def __init__(self, tier: Tier) -> None:
        self._tier = tier

    @property
    def tier(self) -> str:
        """Name of the tier."""
        return self._tier.name

    def run(
        self,
        task: Task,
        outbox: Path,
        *,
        cancellation: Cancellation,
        on_message: Callable[[Mapping[str, Any]], None] = lambda _: None,
    ) -> Outcome:
        """Run ``task``; see :meth:`stitcher_lab.sandbox.task.Sandbox.run`."""
        cancellation.check()
        cell = self._tier.start(task)
        watch = _Watch(self._tier, cell, task, FrameReader(outbox, task.limits.result, on_message))
        try:
            with _woken_by(cancellation) as wake:
                return watch.run(wake)
        finally:
            watch.end()


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


class _Stop(Exception):
    """The task has to be stopped, for this reason."""

    def __init__(self, verdict: Verdict, note: str) -> None:
        super().__init__(note)
        self.verdict = verdict
        self.note = note


class _Watch:
    """One task under watch."""

    def __init__(self, tier: Tier, cell: Cell, task: Task, reader: FrameReader) -> None:
        self._tier = tier
        self._cell = cell
        self._task = task
        self._limits = task.limits
        self._reader = reader
        self._log = Log(task.limits.log)
        self._order = memoryview(order(task))
        self._began = time.monotonic()
        self._looked = 0.0
        self._peak = 0
        self._confirmed = False
        self._gone = False
        self._selector = selectors.DefaultSelector()

    # ------------------------------------------------------------------------------------------------- the loop

    def run(self, wake: int) -> Outcome:
        """Watch to the end."""
        cell = self._cell
        self._selector.register(cell.log, selectors.EVENT_READ, self._read_log)
        self._selector.register(cell.result, selectors.EVENT_READ, self._read_result)
        self._selector.register(cell.ended, selectors.EVENT_READ, None)
        self._selector.register(wake, selectors.EVENT_READ, None)
        try:
            self._until_ended(wake)
            seconds = time.monotonic() - self._began
            self._end_all()
            self._drain()
            verdict = self._verdict()
        except _Stop as stop:
            seconds = time.monotonic() - self._began
            self._end_all()
            verdict = stop.verdict
            self._log.note(stop.note)
        code = cell.exit_code()
        return Outcome(verdict, code, self._log.text(), dict(self._reader.files), seconds, self._peak, self._tier.name)

    def _until_ended(self, wake: int) -> None:
        """Serve the pipes until the launcher ends by itself; raises :class:`_Stop` where it has to be stopped."""
        while True:
            for key, _ in self._selector.select(POLL_SECONDS):
                if key.fd == wake:
                    raise _Stop(Verdict.CANCELLED, "stopped by the user")
                if key.fd == self._cell.ended:
                    return
                key.data()
            if self._reader.ready and not self._confirmed:
                self._give_order()
            self._check_limits()

    def _check_limits(self) -> None:
        now = time.monotonic()
        elapsed = now - self._began
        if not self._confirmed and elapsed > START_SECONDS:
            raise SandboxUnavailable(f"The sandbox did not start within {START_SECONDS:.0f} seconds.")
        if elapsed > self._limits.wall:
            raise _Stop(Verdict.TIMEOUT, f"stopped after {self._limits.wall:.0f} seconds")
        if now - self._looked < POLL_SECONDS:
            return
        used = tree.usage(self._cell.root, self._limits.memory)
        self._looked = time.monotonic()
        self._peak = max(self._peak, used.memory)
        if used.memory > self._limits.memory:
            raise _Stop(Verdict.MEMORY, f"stopped at {used.memory // MIB} MiB of memory")
        # The kernel refuses more; should it not, we do. One of the tree is bubblewrap's own.
        if used.processes > self._limits.processes + 1:
            raise _Stop(Verdict.FAILED, f"stopped: more than {self._limits.processes} processes")
        if self._cell.scratch_files() > MOST_FILES:
            raise _Stop(Verdict.FAILED, f"stopped: more than {MOST_FILES} files in the scratch folder")

    # ------------------------------------------------------------------------------------------------ the pipes

    def _read_log(self) -> bool:
        data = self._take(self._cell.log)
        self._log.add(data)
        if self._log.total > LARGEST_LOG:
            raise _Stop(Verdict.OUTPUT, f"stopped: printed more than {LARGEST_LOG // MIB} MiB")
        return bool(data)

    def _read_result(self) -> bool:
        data = self._take(self._cell.result)
        try:
            self._reader.feed(data)
        except TooMuchOutput as error:
            raise _Stop(Verdict.OUTPUT, f"stopped: {error}") from error
        except ForgedFrame as error:
            raise _Stop(Verdict.FAILED, f"stopped: wrote {error} into the result") from error
        return bool(data)

    def _take(self, descriptor: int) -> bytes:
        try:
            data = os.read(descriptor, BLOCK)
        except BlockingIOError:
            return b""
        if not data and descriptor in self._selector.get_map():
            self._selector.unregister(descriptor)
        return data

    def _give_order(self) -> None:
        obstacle = self._cell.confirm()
        if obstacle is not None:
            raise SandboxUnavailable(obstacle.why, remedy=obstacle.remedy)
        self._confirmed = True
        self._selector.register(self._cell.order, selectors.EVENT_WRITE, self._write_order)

    def _write_order(self) -> None:
        try:
            written = os.write(self._cell.order, self._order)
        except BlockingIOError:
            return
        except BrokenPipeError:
            written = len(self._order)
        self._order = self._order[written:]
        if not self._order:
            self._selector.unregister(self._cell.order)
            self._cell.close_order()

    # -------------------------------------------------------------------------------------------------- the end

    def _end_all(self) -> None:
        """Kill what is left and wait until nothing is."""
        self._cell.kill()
        if not self._cell.wait(END_SECONDS):
            raise SandboxUnavailable(
                "Processes of a task could not be stopped.",
                remedy="They are stuck in the kernel; restart the machine if they stay.",
            )
        self._gone = True

    def _drain(self) -> None:
        """Read what the task wrote before it ended; nobody is left who could write more."""
        for read in (self._read_log, self._read_result):
            while read():
                pass

    def _verdict(self) -> Verdict:
        """Tell how a task ended that nobody stopped."""
        if not self._confirmed:
            obstacle = self._tier.explain(self._log.text())
            raise SandboxUnavailable(obstacle.why, remedy=obstacle.remedy)
        match self._cell.exit_code():
            case 0 if self._reader.complete:
                return Verdict.DONE
            case 0:
                self._log.note("ended in the middle of a message")
                return Verdict.FAILED
            case inside.MEMORY_EXIT:
                return Verdict.MEMORY
            case code if code == CPU_EXIT:
                return Verdict.TIMEOUT
            case code if code is None or code == KILLED_EXIT:
                return Verdict.KILLED
            case code:
                if code > 128:  # noqa: PLR2004
                    self._log.note(f"ended by signal {code - 128}")
                return Verdict.FAILED

    def end(self) -> None:
        """Leave nothing behind, whatever happened."""
        if not self._gone:
            self._cell.kill()
            self._cell.wait(END_SECONDS)
        self._selector.close()
        self._cell.close()
        self._reader.close()


def order(task: Task) -> bytes:
    """What the launcher is told, as JSON."""
    return json.dumps(
        {
            "module": task.module,
            "request": dict(task.request),
            "limits": rlimits(task.limits),
            "paths": [*view.current_view().module_paths, str(view.INPUTS)],
        },
    ).encode()


def rlimits(limits: Limits) -> dict[str, int]:
    """Limits of each process, by the names in :mod:`resource`: the kernel's own, behind the supervisor's sums."""
    return {
        # Address space, not memory: interpreters and numerical libraries reserve far more than they use.
        "RLIMIT_AS": max(2 * limits.memory, 4096 * MIB),
        "RLIMIT_CPU": int(limits.wall * 8),
        "RLIMIT_FSIZE": limits.scratch,
        "RLIMIT_NPROC": limits.processes,
        "RLIMIT_NOFILE": 256,
        "RLIMIT_CORE": 0,
        "RLIMIT_MEMLOCK": 0,
        "RLIMIT_MSGQUEUE": 0,
        "RLIMIT_SIGPENDING": 1024,
    }
