"""How a job's row changes. Each change holds only from the state it expects, so that two processes cannot both win.

All functions work within the transaction that ``connection`` is in, and return whether the row changed.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, or_, update

from stitcher_lab.jobs.rows import UNFINISHED
from stitcher_lab.model import JobState
from stitcher_lab.store.processes import own_mark
from stitcher_lab.store.schema import JOBS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Connection

    from stitcher_lab.jobs.rows import Row


def submit(connection: Connection, **columns: Any) -> None:
    """Write a new row that waits; ``columns`` are what :mod:`stitcher_lab.jobs.asking` found out and whose it is."""
    connection.execute(
        insert(JOBS).values(
            parameters={}, cost=0.0, outcome=str(JobState.QUEUED), sentence="", remedy="", runs=1, **_mark(), **columns
        )
    )


def claim(connection: Connection, job: str, executor: str) -> bool:
    """Begin to run a waiting job."""
    return _change(
        connection,
        job,
        JOBS.c.outcome == str(JobState.QUEUED),
        JOBS.c.executor == executor,
        outcome=str(JobState.RUNNING),
        started=time.time(),
        finished=None,
        stopping=False,
        attempts=JOBS.c.attempts + 1,
        **_mark(),
    )


def end(
    connection: Connection,
    job: str,
    executor: str,
    outcome: JobState,
    *,
    sentence: str = "",
    error: Mapping[str, Any] | None = None,
    result: Mapping[str, Any] | None = None,
    output: str | None = None,
) -> bool:
    """Write down how a job of ``executor`` ended."""
    return _change(
        connection,
        job,
        JOBS.c.outcome.in_(UNFINISHED),
        JOBS.c.executor == executor,
        outcome=str(outcome),
        sentence=error["message"] if error else sentence,
        remedy=error["remedy"] if error else "",
        finished=time.time(),
        error=error,
        # What an earlier run has delivered is still there when this one fails.
        **({"result": result} if result else {}),
        **({"output": output} if output else {}),
    )


def cancel_waiting(connection: Connection, job: str) -> bool:
    """Stop a job that nobody runs."""
    return _change(
        connection,
        job,
        JOBS.c.outcome == str(JobState.QUEUED),
        outcome=str(JobState.CANCELLED),
        sentence="Stopped.",
        finished=time.time(),
    )


def ask_to_stop(connection: Connection, job: str) -> bool:
    """Leave word for the process that runs a job."""
    return _change(connection, job, JOBS.c.outcome == str(JobState.RUNNING), stopping=True)


def put_back(connection: Connection, job: str, executor: str) -> bool:
    """Let go of a job that this process will not finish: the next one that looks goes on with it."""
    return _change(
        connection,
        job,
        JOBS.c.outcome.in_(UNFINISHED),
        JOBS.c.executor == executor,
        outcome=str(JobState.QUEUED),
        executor=None,
    )


def take_over(connection: Connection, row: Row, executor: str) -> bool:
    """Make a job one's own whose process is gone; where it ran, that process died of it or with it."""
    ran = row.state is JobState.RUNNING
    return _change(
        connection,
        row.id,
        JOBS.c.outcome == row.outcome,
        _has(row.executor),
        outcome=str(JobState.QUEUED),
        executor=executor,
        deaths=JOBS.c.deaths + ran,
        **_mark(),
    )


def give_up(connection: Connection, row: Row, outcome: str, error: Mapping[str, Any] | None, sentence: str) -> bool:
    """End a job whose process is gone, and with which nobody will go on."""
    return _change(
        connection,
        row.id,
        JOBS.c.outcome == row.outcome,
        _has(row.executor),
        outcome=outcome,
        sentence=sentence,
        remedy=error["remedy"] if error else "",
        error=error,
        finished=time.time(),
    )


def again(
    connection: Connection, job: str, columns: Mapping[str, Any], *, code: str | None, executor: str, engine: str
) -> bool:
    """Put a job that ended in line once more; ``columns`` are those of its request, ``code`` its script if given."""
    return _change(
        connection,
        job,
        JOBS.c.outcome.not_in(UNFINISHED),
        outcome=str(JobState.QUEUED),
        sentence="",
        remedy="",
        error=None,
        finished=None,
        started=None,
        queued=time.time(),
        runs=JOBS.c.runs + 1,
        attempts=0,
        deaths=0,
        stopping=False,
        executor=executor,
        engine=engine,
        **{name: columns[name] for name in ("prompt", "kind", "request", "options")},
        **({"code": code} if code is not None else {}),
        **_mark(),
    )


def forget(connection: Connection, job: str) -> None:
    """Remove a job's row; its stages and events go with it."""
    connection.execute(delete(JOBS).where(JOBS.c.id == job))


def _change(connection: Connection, job: str, *where: ColumnElement[bool], **values: Any) -> bool:
    return bool(connection.execute(update(JOBS).where(JOBS.c.id == job, *where).values(**values)).rowcount)


def _has(executor: str | None) -> ColumnElement[bool]:
    return JOBS.c.executor.is_(None) if executor is None else or_(JOBS.c.executor == executor)


def _mark() -> dict[str, Any]:
    mark = own_mark()
    return {"host": mark.host, "boot": mark.boot, "pid": mark.pid, "process_started": mark.started}
