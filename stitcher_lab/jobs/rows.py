"""The rows of jobs as they are read. They are the truth; whatever runs jobs follows them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from stitcher_lab.errors import UnknownJobError
from stitcher_lab.model import JobState
from stitcher_lab.store.history import DIED, mark_of
from stitcher_lab.store.schema import JOBS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Connection, RowMapping

    from stitcher_lab.store.processes import Mark

UNFINISHED = (str(JobState.QUEUED), str(JobState.RUNNING))
HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Row:
    """A job's row without its script, which may be long; see :mod:`stitcher_lab.store.schema`."""

    id: str
    trace_id: str
    owner: str
    kind: str
    key: str | None
    prompt: str
    template: str | None
    options: Mapping[str, Any]
    request: Mapping[str, Any] | None
    engine: str
    executor: str | None
    outcome: str
    sentence: str
    remedy: str
    output: Path | None
    created: float
    queued: float | None
    started: float | None
    finished: float | None
    runs: int
    attempts: int
    deaths: int
    stopping: bool
    error: Mapping[str, Any] | None
    result: Mapping[str, Any] | None
    cost: float
    mark: Mark

    @property
    def state(self) -> JobState:
        """The outcome; what died has failed."""
        return JobState.FAILED if self.outcome == DIED else JobState(self.outcome)


_NAMES = tuple(field.name for field in fields(Row) if field.name != "mark")
_COLUMNS = [JOBS.c[name] for name in (*_NAMES, "host", "boot", "pid", "process_started")]


def find(connection: Connection, job: str, owner: str) -> Row:
    """Return a job of ``owner``.

    Raises
    ------
    stitcher_lab.errors.UnknownJobError
        There is none.

    """
    row = connection.execute(select(*_COLUMNS).where(JOBS.c.id == job, JOBS.c.owner == owner)).mappings().first()
    if row is None:
        raise UnknownJobError
    return _row(row)


def search(
    connection: Connection,
    owner: str,
    *,
    words: str = "",
    states: Sequence[JobState] = (),
    limit: int = 50,
    before: float | None = None,
) -> list[Row]:
    """Return an owner's newest jobs first: those whose prompt or title holds each of ``words``."""
    query = select(*_COLUMNS).where(JOBS.c.owner == owner)
    for word in words.split():
        title = func.coalesce(func.json_extract(JOBS.c.result, "$.title"), "")
        query = query.where(JOBS.c.prompt.icontains(word, autoescape=True) | title.icontains(word, autoescape=True))
    if states:
        outcomes = [str(state) for state in states] + ([DIED] if JobState.FAILED in states else [])
        query = query.where(JOBS.c.outcome.in_(outcomes))
    if before is not None:
        query = query.where(JOBS.c.created < before)
    query = query.order_by(JOBS.c.created.desc(), JOBS.c.id.desc()).limit(limit)
    return [_row(row) for row in connection.execute(query).mappings()]


def by_key(connection: Connection, owner: str, key: str) -> Row | None:
    """Return the job that an owner submitted with ``key``, if there is one."""
    row = connection.execute(select(*_COLUMNS).where(JOBS.c.owner == owner, JOBS.c.key == key)).mappings().first()
    return _row(row) if row is not None else None


def unfinished(connection: Connection, executor: str | None = None, *, without: Collection[str] = ()) -> list[Row]:
    """Return the jobs that wait or run, of one executor or ``without`` some, oldest first."""
    query = select(*_COLUMNS).where(JOBS.c.outcome.in_(UNFINISHED)).order_by(JOBS.c.queued, JOBS.c.id)
    if executor is not None:
        query = query.where(JOBS.c.executor == executor)
    if without:
        query = query.where(JOBS.c.executor.is_(None) | JOBS.c.executor.not_in(without))
    return [_row(row) for row in connection.execute(query).mappings()]


@dataclass(frozen=True, slots=True)
class InLine:
    """What its place in line depends on, of a job that waits."""

    id: str
    owner: str
    queued: float
    runs: int
    kind: str
    quality: str
    by_model: bool
    output: str


def in_line(connection: Connection, executor: str) -> list[InLine]:
    """Return the jobs that wait for ``executor``."""
    options = JOBS.c.options
    by_model = func.json_extract(options, "$.models").is_not(None) & func.json_extract(options, "$.template").is_(None)
    query = select(
        JOBS.c.id,
        JOBS.c.owner,
        func.coalesce(JOBS.c.queued, JOBS.c.created),
        JOBS.c.runs,
        JOBS.c.kind,
        func.coalesce(func.json_extract(options, "$.quality"), ""),
        by_model & (JOBS.c.kind == "make"),
        func.coalesce(func.json_extract(JOBS.c.request, "$.output"), JOBS.c.id),
    ).where(JOBS.c.executor == executor, JOBS.c.outcome == str(JobState.QUEUED))
    return [InLine(*row) for row in connection.execute(query)]


def count(connection: Connection, executor: str) -> dict[str, int]:
    """Return how many jobs of ``executor`` wait and run, by outcome."""
    query = select(JOBS.c.outcome, func.count()).where(JOBS.c.executor == executor, JOBS.c.outcome.in_(UNFINISHED))
    counted = dict.fromkeys(UNFINISHED, 0)
    counted.update((row[0], row[1]) for row in connection.execute(query.group_by(JOBS.c.outcome)))
    return counted


def to_stop(connection: Connection, executor: str) -> list[str]:
    """Return the running jobs of ``executor`` that another process wants to be stopped."""
    query = select(JOBS.c.id).where(
        JOBS.c.executor == executor, JOBS.c.outcome == str(JobState.RUNNING), JOBS.c.stopping
    )
    return list(connection.execute(query).scalars())


def script(connection: Connection, job: str) -> str | None:
    """Return the script of a job, where there is one by now."""
    return connection.execute(select(JOBS.c.code).where(JOBS.c.id == job)).scalar_one_or_none()


def replaced(connection: Connection, row: Row) -> bool:
    """Whether a job that ended later has delivered its video to the same place."""
    query = select(JOBS.c.id).where(
        JOBS.c.output == str(row.output),
        JOBS.c.id != row.id,
        JOBS.c.outcome == str(JobState.DONE),
        JOBS.c.finished > row.finished,
    )
    return connection.execute(query.limit(1)).first() is not None


def used(connection: Connection, now: float) -> dict[str, float]:
    """Return the seconds that each owner's jobs have run in the last hour."""
    query = select(JOBS.c.owner, JOBS.c.started, JOBS.c.finished, JOBS.c.outcome).where(
        JOBS.c.started.is_not(None), or_(JOBS.c.finished > now - HOUR, JOBS.c.outcome == str(JobState.RUNNING))
    )
    seconds: dict[str, float] = {}
    for row in connection.execute(query):
        end = row.finished if row.finished is not None else now
        seconds[row.owner] = seconds.get(row.owner, 0.0) + max(end - max(row.started, now - HOUR), 0.0)
    return seconds


def durations(connection: Connection, last: int = 200) -> list[tuple[str, str, bool, float]]:
    """Return kind, quality, whether a model wrote, and seconds of the last jobs that were made in one go."""
    query = (
        select(JOBS.c.kind, JOBS.c.options, JOBS.c.template, JOBS.c.started, JOBS.c.finished, JOBS.c.result)
        .where(JOBS.c.outcome == str(JobState.DONE), JOBS.c.started.is_not(None), JOBS.c.attempts <= 1)
        .order_by(JOBS.c.created.desc())
        .limit(last)
    )
    return [
        (
            row.kind,
            str(row.options.get("quality", "")),
            row.kind == "make" and "models" in row.options and not row.template,
            row.finished - row.started,
        )
        for row in connection.execute(query)
        if row.finished is not None and not (row.result or {}).get("reused")
    ]


def _row(row: RowMapping) -> Row:
    values = {name: row[name] for name in _NAMES}
    values["output"] = Path(row["output"]) if row["output"] else None
    return Row(**values, mark=mark_of(row))
