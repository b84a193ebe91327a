"""DBOS as the engine: each job is a durable workflow in a SQLite file of its own, beside the history.

What was learnt of DBOS 3.4 on SQLite, and what is done about it:

- It is not first in, first out, not even within a partition: jobs are put in order by :mod:`stitcher_lab.jobs.line`,
  and handed over when their turn has come.
- A workflow of another executor that died stays PENDING for ever: ``resume_workflow`` brings it back, under its id.
- The application's version is computed from its source unless it is given, and workflows of another version are never
  taken up: it is pinned.
- There is one DBOS in a process: a second one here is refused, and its jobs run without it.
"""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE = "dbos.sqlite"
_VERSION = "1"  # of what a workflow does: hands a job's id over
_WORKFLOW = "stitcher_lab_job"
_AT_REST = ("PENDING", "ENQUEUED", "DELAYED", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")


class DbosEngine:
    """Imports DBOS when it is started: half a second, 65 MB."""

    _only: ClassVar[threading.Lock] = threading.Lock()
    _workflow: ClassVar[Any] = None
    run: ClassVar[Callable[[str], None] | None] = None  # what the workflow does, while an engine is started

    def __init__(self, folder: Path, executor: str) -> None:
        self._folder = folder
        self._executor = executor
        self._dbos: Any = None
        self._delivered: list[str] = []

    def start(self, run: Callable[[str], None]) -> None:
        """Launch DBOS with ``run`` as what its one workflow does."""
        if not self._only.acquire(blocking=False):
            raise RuntimeError("DBOS serves another data folder in this process")
        try:
            from dbos import DBOS  # noqa: PLC0415 - what is heavy waits until it is needed

            _quiet()
            DBOS(
                config={
                    "name": "stitcher-lab",
                    "system_database_url": f"sqlite:///{self._folder / FILE}",
                    "application_version": _VERSION,
                    "executor_id": self._executor,
                    "log_level": "ERROR",
                    "console_log_level": "ERROR",
                    "enable_otlp": False,
                    "scheduler_polling_interval_sec": 3600.0,  # nothing is scheduled
                }
            )
            if DbosEngine._workflow is None:
                DbosEngine._workflow = DBOS.workflow(name=_WORKFLOW)(_hand_over)
            DbosEngine.run = run
            DBOS.launch()
            _quiet()
            self._dbos = DBOS
            self._tidy()
        except BaseException:
            self._let_go()
            raise

    def deliver(self, job: str, run_number: int) -> None:
        """Start the job's workflow, or resume the one that a dead process has left."""
        from dbos import SetWorkflowID  # noqa: PLC0415

        self._forget_finished()
        workflow = f"{job}.{run_number}"
        known = self._dbos.get_workflow_status(workflow)
        if known is not None and known.status in _AT_REST:
            self._dbos.resume_workflow(workflow)
        else:
            if known is not None:
                self._dbos.delete_workflow(workflow)
            with SetWorkflowID(workflow):
                self._dbos.start_workflow(DbosEngine._workflow, job)
        self._delivered.append(workflow)

    def stop(self) -> None:
        """End DBOS's threads; a workflow that still runs is left as it is."""
        if self._dbos is not None:
            with suppress(Exception):  # what is left here is removed by the next process
                self._forget_finished()
            self._let_go()

    def _let_go(self) -> None:
        DbosEngine.run = None
        try:
            from dbos import DBOS  # noqa: PLC0415

            DBOS.destroy(workflow_completion_timeout_sec=0)
        finally:
            self._dbos = None
            self._only.release()

    def _forget_finished(self) -> None:
        """Remove what is done from DBOS's file: the history keeps it."""
        done = [one for one in self._delivered if self._finished(one)]
        if done:
            self._dbos.delete_workflows(done)
            self._delivered = [one for one in self._delivered if one not in done]

    def _finished(self, workflow: str) -> bool:
        known = self._dbos.get_workflow_status(workflow)
        return known is None or known.status in ("SUCCESS", "ERROR")

    def _tidy(self) -> None:
        """Remove what earlier processes have finished."""
        left = self._dbos.list_workflows(status=["SUCCESS", "ERROR"], limit=1000, load_input=False, load_output=False)
        if left:
            self._dbos.delete_workflows([one.workflow_id for one in left])


def _hand_over(job: str) -> None:
    if DbosEngine.run is not None:
        DbosEngine.run(job)


def _quiet() -> None:
    """Keep DBOS's own chatter out of the server's log."""
    logger = logging.getLogger("dbos")
    logger.setLevel(logging.ERROR)
    for handler in logger.handlers:
        handler.setLevel(logging.ERROR)
