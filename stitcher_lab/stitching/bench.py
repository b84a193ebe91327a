"""One cell for all the stitching of a video: it looks at each clip, makes the sound and puts all together.

Loading libav and scipy takes a second; each clip, the sound and the video would pay it, each in a cell of its own. To
one video's clips this one is what a cell of its own was to each of them: they come from the same script, and nothing
of it serves another.

It is a :class:`stitcher_lab.sandbox.task.Sandbox` for stitching's own tasks. One that needs more than the cell may use
is done in a cell of its own, and so is, once more, what the cell died of: the next task gets a new one.
"""

from __future__ import annotations

import queue
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import Cancelled
from stitcher_lab.sandbox import Limits, Outcome, Task, Verdict
from stitcher_lab.sandbox.task import MIB, Answer
from stitcher_lab.stitching.orders import INSIDE, PRELOAD

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import Self

    from stitcher_lab.sandbox import Sandbox

BENCH = "stitcher_lab.stitching.bench_inside"

_DAY = 86_400.0
_QUESTIONS = 5000
_LIMITS = Limits(
    wall=3600.0, memory=2048 * MIB, result=1024 * MIB, questions=_QUESTIONS, answers=1024 * MIB, answering=_DAY
)
_LARGEST = 128 * MIB  # of one task's files, which go through memory


@dataclass(eq=False, slots=True)
class _Work:
    """A task on the bench, and what became of it."""

    task: Task
    outbox: Path
    on_message: Callable[[Mapping[str, Any]], None]
    begun: float = 0.0
    files: dict[str, Path] = field(default_factory=dict)
    outcome: Outcome | None = None
    fault: BaseException | None = None
    over: threading.Event = field(default_factory=threading.Event)

    def end(self, outcome: Outcome | None) -> None:
        """Say what became of it; what was said first counts."""
        if self.outcome is None:
            self.outcome = outcome
        self.over.set()


class Bench:
    """Opens its cell with the first task, and closes it at the end of the block."""

    def __init__(self, sandbox: Sandbox, workdir: Path, cancellation: Cancellation) -> None:
        self._sandbox = sandbox
        self._workdir = workdir
        self._cancellation = cancellation
        self._lock = threading.Lock()
        self._cell: _Cell | None = None
        self._cells = 0
        self._closed = False

    @property
    def tier(self) -> str:
        """Name of the tier."""
        return self._sandbox.tier

    def clear(self) -> None:
        """Let the cell end in its own time; a task that comes all the same is done in a cell of its own."""
        with self._lock:
            if self._cell is not None:
                self._cell.let_go()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the cell."""
        with self._lock:
            self._closed = True
            cell, self._cell = self._cell, None
        if cell is not None:
            cell.close()

    def expect(self, preload: str, tasks: int) -> None:
        """Pass on how many tasks will come."""
        self._sandbox.expect(preload, tasks)

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
        """Run a task; see :meth:`stitcher_lab.sandbox.task.Sandbox.run`."""
        cancellation.check()
        if task.module != INSIDE or not _fits(task):
            return self._sandbox.run(
                task, outbox, cancellation=cancellation, on_message=on_message, on_piece=on_piece,
                on_question=on_question,
            )  # fmt: skip
        work = _Work(task, outbox, on_message)
        with cancellation.on_cancel(work.over.set):
            self._living().give(work)
            work.over.wait()
        cancellation.check()
        if self._closed or self._cancellation.cancelled:
            raise Cancelled
        if work.fault is not None and not isinstance(work.fault, Cancelled):
            raise work.fault
        if work.outcome is not None and work.outcome.verdict in (Verdict.DONE, Verdict.TIMEOUT):
            return work.outcome
        return self._sandbox.run(task, outbox, cancellation=cancellation, on_message=on_message)

    def _living(self) -> _Cell:
        with self._lock:
            if self._closed:
                raise Cancelled
            if self._cell is None or self._cell.dead:
                place = self._workdir / f"bench{self._cells}"
                place.mkdir()
                self._cells += 1
                self._cell = _Cell(self._sandbox, place, self._cancellation)
            return self._cell


class _Cell:
    """One run of the bench's inside, in a thread of its own."""

    def __init__(self, sandbox: Sandbox, outbox: Path, cancellation: Cancellation) -> None:
        self._sandbox = sandbox
        self._outbox = outbox
        self._user = cancellation
        self._halt = Cancellation()
        self._waiting: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._now: _Work | None = None
        self._late: threading.Timer | None = None
        self._number = -1
        self.dead = False
        self._thread = threading.Thread(target=self._run, name="stitcher-bench")
        self._thread.start()

    def give(self, work: _Work) -> None:
        """Put a task on the bench."""
        with self._lock:
            if not self.dead:
                self._waiting.put(work)
                return
        work.end(self._outcome(work, Verdict.FAILED))

    def let_go(self) -> None:
        """Let the cell end once it has done what it was given."""
        self._waiting.put(None)

    def close(self) -> None:
        """Let the cell end, and wait for it."""
        self.let_go()
        self._halt.cancel()
        self._thread.join()

    def _run(self) -> None:
        outcome: Outcome | None = None
        fault: BaseException | None = None
        task = Task(BENCH, {}, limits=_LIMITS, preload=PRELOAD)
        try:
            with self._user.on_cancel(self._halt.cancel), self._halt.on_cancel(lambda: self._waiting.put(None)):
                outcome = self._sandbox.run(
                    task, self._outbox, cancellation=self._halt, on_message=self._hear, on_question=self._next
                )
        except BaseException as error:  # noqa: BLE001 - told where the task is waited for
            fault = error
        with self._lock:
            self.dead = True
            left = [self._now] if self._now is not None else []
            while not self._waiting.empty():
                work = self._waiting.get()
                if work is not None:
                    left.append(work)
        if self._late is not None:
            self._late.cancel()
        for work in left:
            work.fault = fault
            # That the cell ended well does not mean that the work was done.
            done = outcome is None or outcome.verdict is Verdict.DONE
            work.end(self._outcome(work, Verdict.FAILED) if done else outcome)

    def _next(self, _question: Mapping[str, Any]) -> Answer:
        work = self._waiting.get()
        if work is None or self._halt.cancelled:
            return Answer({})
        self._now, self._number = work, self._number + 1
        work.begun = time.monotonic()
        self._late = threading.Timer(work.task.limits.wall, self._too_late, (work,))
        self._late.daemon = True
        self._late.start()
        files = {name: content if isinstance(content, bytes) else content.read_bytes()
                 for name, content in work.task.inputs.items()}  # fmt: skip
        return Answer({"request": dict(work.task.request)}, files)

    def _hear(self, message: Mapping[str, Any]) -> None:
        work = self._now
        if work is None or message.get("work") != self._number:
            return
        says = message.get("says")
        if isinstance(says, dict):
            work.on_message(says)
        elif message.get("over") is True:
            prefix = f"{self._number}-"
            for path in self._outbox.glob(f"{prefix}*"):
                work.files[path.name.removeprefix(prefix)] = path
            self._now = None
            if self._late is not None:
                self._late.cancel()
            work.end(self._outcome(work, Verdict.DONE))

    def _too_late(self, work: _Work) -> None:
        work.end(self._outcome(work, Verdict.TIMEOUT))
        self._halt.cancel()

    def _outcome(self, work: _Work, verdict: Verdict) -> Outcome:
        seconds = time.monotonic() - work.begun if work.begun else 0.0
        code = 0 if verdict is Verdict.DONE else None
        return Outcome(verdict, code, "", work.files, seconds, 0, self._sandbox.tier)


def _fits(task: Task) -> bool:
    sizes = (len(content) if isinstance(content, bytes) else content.stat().st_size for content in task.inputs.values())
    limits = task.limits
    return sum(sizes) <= _LARGEST and limits.memory <= _LIMITS.memory and limits.scratch <= _LIMITS.scratch
