"""The part of a process that runs jobs: opened at the first need, closed so that others can go on."""

from __future__ import annotations

import contextlib
import importlib
import threading
import time
import weakref
from functools import cached_property
from typing import TYPE_CHECKING

from stitcher_lab.errors import ConflictError, OptionError, RequestError, StitcherError
from stitcher_lab.jobs import executors
from stitcher_lab.jobs.engine import ThreadEngine
from stitcher_lab.jobs.errands import Errands
from stitcher_lab.model import JobState
from stitcher_lab.sandbox.pools import close_pools
from stitcher_lab.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from stitcher_lab.config import Settings
    from stitcher_lab.jobs.engine import Engine
    from stitcher_lab.jobs.keeper import Keeper
    from stitcher_lab.jobs.line import Place
    from stitcher_lab.jobs.log import Log
    from stitcher_lab.jobs.rows import Row
    from stitcher_lab.jobs.runner import Ending, Runner
    from stitcher_lab.model import Video
    from stitcher_lab.store.database import Database

ENGINES = ("dbos", "threads")
_GONE_WITHIN = 5.0  # seconds that a stopped job has to end
_POLL = 0.1  # seconds


class Workshop:
    """Opens nothing until :meth:`start` finds work or :meth:`open` is called. Thread-safe."""

    def __init__(self, settings: Settings, *, engine: str, running: int, run: Callable[..., Video]) -> None:
        if engine not in ENGINES:
            raise OptionError(f"There is no job engine {engine!r}.", remedy=f"Choose one of {', '.join(ENGINES)}.")
        self._settings = settings
        self.engine = engine
        self._run = run
        self.store = Store(settings.data)
        self.executor = executors.new_executor()
        self.errands = Errands(running)
        self._opening = threading.Lock()
        self._keeper: Keeper | None = None
        self._runner: Runner | None = None
        self._stopped = threading.Event()

    @property
    def database(self) -> Database:
        """Where the rows are."""
        return self.store.database

    @property
    def opened(self) -> bool:
        """Whether this process runs jobs by now."""
        return self._keeper is not None

    @cached_property
    def log(self) -> Log:
        """The events of all jobs."""
        from stitcher_lab.jobs.log import Log  # noqa: PLC0415 - what is heavy waits until it is needed

        return Log(lambda: self.store.database)

    def start(self) -> None:
        """Look for jobs that dead processes have left; in a thread, without loading what runs them."""
        if self.engine == "dbos":
            threading.Thread(target=self._watch, name="stitcher-jobs-watch", daemon=True).start()

    def open(self) -> None:
        """Make this process one that runs jobs.

        Raises
        ------
        stitcher_lab.errors.StitcherError
            The process is ending, or the data folder cannot be written.

        """
        with self._opening:
            if self._keeper is not None:
                return
            if self._stopped.is_set():
                raise RequestError("The server is stopping.", remedy="Try again when it runs.")
            from stitcher_lab.jobs.keeper import Keeper  # noqa: PLC0415
            from stitcher_lab.jobs.runner import Runner  # noqa: PLC0415

            self.store.prepare()
            self._runner = Runner(
                settings=self._settings,
                executor=self.executor,
                database=self.database,
                log=self.log,
                errands=self.errands,
                run=self._run,
                on_end=self.wake,
            )
            keeper = Keeper(
                database=self.database,
                log=self.log,
                errands=self.errands,
                runner=self._runner,
                executor=self.executor,
                engine=self._new_engine(),
                name=self.engine,
            )
            keeper.start()
            self._keeper = keeper
            _before_exit(weakref.WeakMethod(self.stop))

    def wake(self) -> None:
        """Have the next job begin, if one may."""
        keeper = self._keeper
        if keeper is not None:
            keeper.wake()

    def line(self, executor: str) -> dict[str, Place]:
        """Return the places of the jobs that wait for a process; nothing where this one runs no jobs itself."""
        keeper = self._keeper
        return keeper.line(executor) if keeper is not None else {}

    def ending(self, job: str) -> Ending | None:
        """How a job ended, where its row does not tell it yet."""
        return self._runner.ending(job) if self._runner is not None else None

    def stop_job(self, row: Row) -> None:
        """Stop a job that waits or runs, and wait a moment for its end.

        Raises
        ------
        stitcher_lab.errors.RequestError
            It runs in a program that does not listen, such as the command line.

        """
        if self._cancel_waiting(row.id):
            if errand := self.errands.get(row.id):  # on its way to a thread
                errand.token.cancel()
            self.wake()
        elif errand := self.errands.get(row.id):
            errand.token.cancel()
            errand.over.wait(_GONE_WITHIN)
        else:
            self._stop_elsewhere(row)

    def stop(self, *, cancel: bool = False) -> None:
        """End what runs here; see :meth:`stitcher_lab.jobs.jobs.Jobs.stop`."""
        self._stopped.set()
        with self._opening:
            if self._keeper is None:
                return
            final = cancel or self.engine != "dbos"
            self._keeper.pause()
            if final:
                with contextlib.suppress(StitcherError):  # then they read as failed, like all whose process is gone
                    for row in self._mine():
                        self._cancel_waiting(row.id)
            for errand in self.errands.all():
                errand.leaving = not final
                errand.token.cancel()
            deadline = time.monotonic() + _GONE_WITHIN
            for errand in self.errands.all():
                errand.over.wait(max(deadline - time.monotonic(), 0.0))
            self._keeper.stop()
            self._keeper = None
            self.database.close()
            close_pools()

    def _new_engine(self) -> Engine:
        if self.engine == "threads":
            return ThreadEngine()
        from stitcher_lab.jobs.dbos_engine import DbosEngine  # noqa: PLC0415

        return DbosEngine(self.store.path, self.executor)

    def _watch(self) -> None:
        """Look until there is a job to go on with, or one was submitted here: from then on the keeper looks."""
        while self._keeper is None and not self._stopped.is_set():
            if executors.orphans_wait(self.store.path / "history.sqlite", "dbos"):
                with contextlib.suppress(Exception):  # what is wrong is told to whoever asks for something
                    self.open()
            self._stopped.wait(executors.LOOK)

    def _mine(self) -> list[Row]:
        from stitcher_lab.jobs import rows  # noqa: PLC0415

        with self.database.reading() as connection:
            return rows.unfinished(connection, self.executor)

    def _cancel_waiting(self, job: str) -> bool:
        from stitcher_lab.jobs import transitions  # noqa: PLC0415
        from stitcher_lab.jobs.log import Report  # noqa: PLC0415

        stopped = Report(str(JobState.CANCELLED), message="Stopped.")
        return bool(self.log.append(job, stopped, given=lambda connection: transitions.cancel_waiting(connection, job)))

    def _stop_elsewhere(self, row: Row) -> None:
        """Stop a job that another process runs, or ran."""
        from stitcher_lab.jobs import rows, transitions  # noqa: PLC0415
        from stitcher_lab.jobs.log import Report  # noqa: PLC0415

        with self.database.transaction() as connection:
            there = row.executor in executors.living(connection) if row.engine else row.mark.alive()
            if there and row.engine:
                transitions.ask_to_stop(connection, row.id)
        if not there:
            stopped = Report(str(JobState.CANCELLED), message="Stopped.")
            self.log.append(
                row.id,
                stopped,
                given=lambda connection: transitions.give_up(connection, row, "cancelled", None, "Stopped."),
            )
            return
        if not row.engine:
            raise ConflictError(
                "This job runs in a program of its own, such as the command line.", remedy="Stop it there, with Ctrl-C."
            )
        deadline = time.monotonic() + _GONE_WITHIN
        while time.monotonic() < deadline:
            with self.database.reading() as connection:
                if rows.find(connection, row.id, row.owner).state.ended:
                    return
            time.sleep(_POLL)


def _before_exit(stop: weakref.WeakMethod[Callable[[], None]]) -> None:
    """Have what runs stopped when the process ends by itself: else it would wait for the pipeline's threads.

    They are waited for before anything that ``atexit`` knows of is called, and there is no public way to be earlier.
    """
    # What is registered last is called first, and this registers what waits for threads when it is imported.
    importlib.import_module("concurrent.futures.thread")

    def end() -> None:
        if (call := stop()) is not None:
            call()

    register = getattr(threading, "_register_atexit", None)
    if register is not None:
        with contextlib.suppress(RuntimeError):  # the process is ending already
            register(end)
