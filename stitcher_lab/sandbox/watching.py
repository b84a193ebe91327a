"""Watches over one task from the first process to the last: clock, memory, output, Stop, and the verdict."""

from __future__ import annotations

import os
import selectors
import time
from typing import TYPE_CHECKING

from stitcher_lab.errors import SandboxUnavailable
from stitcher_lab.sandbox import inside, tree
from stitcher_lab.sandbox.frames import ForgedFrame, FrameReader, TooMuchOutput
from stitcher_lab.sandbox.log import Log
from stitcher_lab.sandbox.task import MIB, Outcome, Verdict

if TYPE_CHECKING:
    from stitcher_lab.sandbox.answering import Desk
    from stitcher_lab.sandbox.cgroups import Fence, Fences
    from stitcher_lab.sandbox.task import Task
    from stitcher_lab.sandbox.tier import Cell, Tier

POLL_SECONDS = 0.05
START_SECONDS = 60.0
BEGIN_SECONDS = 10.0  # a cell that has waited has nothing to do before it begins but to read its order
END_SECONDS = 10.0
BLOCK = 256 * 1024
MOST_FILES = 100_000
LARGEST_LOG = 64 * MIB  # to read, not to keep: who writes more than this does nothing else

KILLED_EXIT = 128 + 9
CPU_EXIT = 128 + 24


class NeverBegan(Exception):
    """The cell was killed, or stood still, before the task was called: nothing of the task was in it."""


class _Stop(Exception):
    """The task has to be stopped, for this reason."""

    def __init__(self, verdict: Verdict, note: str) -> None:
        super().__init__(note)
        self.verdict = verdict
        self.note = note


class Watch:
    """One task under watch.

    ``told`` is the order, with the inputs that go with it; ``waited`` says that the cell has been ready and confirmed
    before, ``last`` that there will be no other attempt.
    """

    def __init__(
        self,
        tier: Tier,
        cell: Cell,
        task: Task,
        reader: FrameReader,
        desk: Desk | None = None,
        *,
        told: bytes,
        waited: bool,
        last: bool,
        fences: Fences | None = None,
    ) -> None:
        self._tier = tier
        self._cell = cell
        self._task = task
        self._limits = task.limits
        self._reader = reader
        self._desk = desk
        self._log = Log(task.limits.log)
        self._told = memoryview(told)
        self._began = time.monotonic()
        self._ordered = 0.0
        self._looked = 0.0
        self._peak = 0
        self._confirmed = False
        self._waited = waited
        self._last = last
        self._gone = False
        self._fences = fences
        self._fence: Fence | None = None
        self._selector = selectors.DefaultSelector()

    # ------------------------------------------------------------------------------------------------- the loop

    def run(self, wake: int) -> Outcome:
        """Watch to the end.

        Raises
        ------
        NeverBegan
            The cell did not live to see its task.

        """
        cell = self._cell
        self._selector.register(cell.log, selectors.EVENT_READ, self._read_log)
        self._selector.register(cell.result, selectors.EVENT_READ, self._read_result)
        self._selector.register(cell.ended, selectors.EVENT_READ, None)
        self._selector.register(wake, selectors.EVENT_READ, None)
        if self._desk is not None:
            self._selector.register(self._desk.bell, selectors.EVENT_READ, self._answer)
        if self._waited:
            self._reader.ready = True
            self._give_order()
        try:
            self._until_ended(wake)
            seconds = time.monotonic() - self._began
            self._end_all()
            self._drain()
            if not self._last and self._killed_before():
                raise NeverBegan
            verdict = self._verdict()
            if verdict is not Verdict.DONE and self._fence is not None and self._fence.memory_kills():
                verdict = Verdict.MEMORY
                self._log.note("stopped by the kernel: out of memory")
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
                self._confirm()
                self._give_order()
            self._check_limits()

    def _check_limits(self) -> None:
        now = time.monotonic()
        if not self._confirmed:
            if now - self._began > START_SECONDS:
                raise SandboxUnavailable(f"The sandbox did not start within {START_SECONDS:.0f} seconds.")
            return
        if self._waited and not self._last and not self._reader.begun and now - self._ordered > BEGIN_SECONDS:
            raise NeverBegan
        if now - self._ordered - (self._desk.seconds if self._desk else 0.0) > self._limits.wall:
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
        scratch = self._cell.scratch_used()
        if scratch.files > MOST_FILES:
            raise _Stop(Verdict.FAILED, f"stopped: more than {MOST_FILES} files in the scratch folder")
        if scratch.size > self._limits.scratch:
            raise _Stop(Verdict.FAILED, f"stopped: more than {self._limits.scratch // MIB} MiB in the scratch folder")

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

    def _confirm(self) -> None:
        obstacle = self._cell.confirm()
        if obstacle is not None:
            raise SandboxUnavailable(obstacle.why, remedy=obstacle.remedy)

    def _give_order(self) -> None:
        if self._fences is not None:
            self._fence = self._fences.around(tree.members(self._cell.root), self._limits)
        self._confirmed = True
        self._ordered = time.monotonic()
        self._selector.register(self._cell.order, selectors.EVENT_WRITE, self._tell)

    def _tell(self) -> None:
        """Write what fits of the order, or of an answer."""
        try:
            written = os.write(self._cell.order, self._told)
        except BlockingIOError:
            return
        except BrokenPipeError:
            written = len(self._told)
        self._told = self._told[written:]
        if not self._told:
            self._selector.unregister(self._cell.order)
            if self._desk is None:
                self._cell.close_order()

    def _answer(self) -> None:
        if self._desk is not None:
            try:
                answer = self._desk.answer()
            except TooMuchOutput as error:
                raise _Stop(Verdict.OUTPUT, f"stopped: {error}") from error
            if self._told:
                raise _Stop(Verdict.FAILED, "stopped: asked again before it had read the answer")
            self._told = memoryview(answer)
            self._selector.register(self._cell.order, selectors.EVENT_WRITE, self._tell)

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

    def _killed_before(self) -> bool:
        """Whether somebody killed the cell before anything of the task was in it."""
        return not self._reader.begun and self._cell.exit_code() in (None, KILLED_EXIT)

    def _verdict(self) -> Verdict:
        """Tell how a task ended that nobody stopped."""
        if not self._confirmed and not self._killed_before():
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
        if self._fence is not None:
            self._fence.remove()
        self._selector.close()
        self._cell.close()
        self._reader.close()
