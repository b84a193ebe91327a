"""The events of jobs: an append-only, numbered log, and whoever listens to it."""

from __future__ import annotations

import logging
import threading
import time
from collections import defaultdict
from contextlib import ExitStack, suppress
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, func, insert, select

from stitcher_lab.model import JobEvent
from stitcher_lab.store.schema import EVENTS, JOBS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Connection, RowMapping

    from stitcher_lab.store.database import Database

    Listener = Callable[[JobEvent], None]

LONGEST_MESSAGE = 500  # characters
# What tells how far a job has come; queued and running events stand before it, the last one after it.
STATUS = ("started", "progress", "step", "resumed", "retrying", "running")

_logger = logging.getLogger(__name__)
_STRIPES = 16


@dataclass(frozen=True, slots=True)
class Report:
    """An event that has no number yet."""

    kind: str
    stage: str | None = None
    message: str = ""
    fraction: float | None = None
    scene: int | None = None
    scenes: int | None = None
    elapsed: float = 0.0
    remaining: float | None = None


class Log:
    """Numbers are given within the transaction that writes, so that they have no rival, in any process."""

    def __init__(self, database: Callable[[], Database]) -> None:
        self._database = database
        # An event is written and told under one lock, so that listeners hear a job's events in their order.
        self._locks = [threading.RLock() for _ in range(_STRIPES)]
        self._listeners: dict[str, list[Listener]] = defaultdict(list)
        self._told: dict[str, int] = {}
        self._guard = threading.Lock()

    def append(
        self, job: str, *reports: Report, given: Callable[[Connection], bool] = lambda _: True
    ) -> list[JobEvent]:
        """Write events of a job; where ``given``, done first and in the same transaction, says no, none is written.

        Nor is any of a job that was deleted.

        Raises
        ------
        stitcher_lab.errors.DiskFull, stitcher_lab.errors.EnvironmentFault
            The log cannot be written; nothing was changed.

        """
        with self._lock(job):
            with self._database().transaction() as connection:
                if not given(connection) or not _existing(connection, [job]):
                    return []
                seq = connection.execute(select(func.max(EVENTS.c.seq)).where(EVENTS.c.job_id == job)).scalar() or 0
                now = time.time()
                events = [_event(job, number, now, report) for number, report in enumerate(reports, start=seq + 1)]
                if events:
                    connection.execute(insert(EVENTS), [_columns(event) for event in events])
            self._tell(job, events)
            return events

    def append_each(self, reports: Mapping[str, Report]) -> None:
        """Write an event of each of several jobs, in one transaction; raises what :meth:`append` does."""
        with ExitStack() as stack:
            for stripe in sorted({_stripe(job) for job in reports}):  # in one order, so that nobody waits in a circle
                stack.enter_context(self._locks[stripe])
            with self._database().transaction() as connection:
                numbers = last_numbers(connection, reports)
                now = time.time()
                there = _existing(connection, reports)
                events = [
                    _event(job, numbers.get(job, 0) + 1, now, report) for job, report in reports.items() if job in there
                ]
                if events:
                    connection.execute(insert(EVENTS), [_columns(event) for event in events])
            for event in events:
                self._tell(event.job, [event])

    def after(self, job: str, seq: int = 0, limit: int = 1000) -> list[JobEvent]:
        """Return the events that follow number ``seq``, at most ``limit``; thinning leaves gaps in the numbers."""
        query = (
            select(EVENTS)
            .where(EVENTS.c.job_id == job, EVENTS.c.seq > seq)
            .order_by(EVENTS.c.seq)
            .limit(limit)
        )  # fmt: skip
        with self._database().reading() as connection:
            return [_read(row) for row in connection.execute(query).mappings()]

    def thin(self, job: str, stage: str | None = None) -> None:
        """Leave of a stage's progress, of all stages where none is named, the last report for each scene."""
        here = and_(EVENTS.c.job_id == job, EVENTS.c.kind == "progress")
        if stage is not None:
            here = and_(here, EVENTS.c.stage == stage)
        kept = select(func.max(EVENTS.c.seq)).where(here).group_by(EVENTS.c.stage, EVENTS.c.scene)
        with self._database().transaction() as connection:
            connection.execute(delete(EVENTS).where(here, EVENTS.c.seq.not_in(kept)))

    def subscribe(self, job: str, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of every event that is written from now on; returns what ends that."""
        with self._lock(job), self._guard:
            with self._database().reading() as connection:
                last = connection.execute(select(func.max(EVENTS.c.seq)).where(EVENTS.c.job_id == job)).scalar()
            self._told.setdefault(job, last or 0)
            self._listeners[job].append(listener)

        def leave() -> None:
            with self._guard:
                with suppress(ValueError):
                    self._listeners[job].remove(listener)
                if not self._listeners[job]:
                    self._quiet(job)

        return leave

    def heard(self) -> list[str]:
        """Return the jobs that somebody listens to."""
        with self._guard:
            return list(self._told)

    def catch_up(self, job: str) -> None:
        """Tell what another process has written."""
        with self._lock(job):
            told = self._told.get(job)
            if told is not None:
                self._tell(job, self.after(job, told))

    def _tell(self, job: str, events: Sequence[JobEvent]) -> None:
        with self._guard:
            listeners = list(self._listeners.get(job, ()))
            if events and job in self._told:
                self._told[job] = events[-1].seq
        for event in events:
            for listener in listeners:
                try:
                    listener(event)
                except Exception:
                    _logger.exception("A listener to job %s failed.", job)

    def _quiet(self, job: str) -> None:
        self._listeners.pop(job, None)
        self._told.pop(job, None)

    def _lock(self, job: str) -> threading.RLock:
        return self._locks[_stripe(job)]


def _stripe(job: str) -> int:
    return hash(job) % _STRIPES


def last_numbers(connection: Connection, jobs: Iterable[str]) -> dict[str, int]:
    """Return the number of each job's last event."""
    query = select(EVENTS.c.job_id, func.max(EVENTS.c.seq)).where(EVENTS.c.job_id.in_(list(jobs)))
    return {job: seq for job, seq in connection.execute(query.group_by(EVENTS.c.job_id))}  # noqa: C416 - rows, not pairs


def last_status(connection: Connection, job: str) -> JobEvent | None:
    """Return the last event that tells how far a job has come."""
    query = select(EVENTS).where(EVENTS.c.job_id == job, EVENTS.c.kind.in_(STATUS))
    row = connection.execute(query.order_by(EVENTS.c.seq.desc()).limit(1)).mappings().first()
    return _read(row) if row is not None else None


def of_kind(connection: Connection, job: str, kind: str) -> list[JobEvent]:
    """Return all events of one kind."""
    query = select(EVENTS).where(EVENTS.c.job_id == job, EVENTS.c.kind == kind).order_by(EVENTS.c.seq)
    return [_read(row) for row in connection.execute(query).mappings()]


def _existing(connection: Connection, jobs: Iterable[str]) -> set[str]:
    return set(connection.execute(select(JOBS.c.id).where(JOBS.c.id.in_(list(jobs)))).scalars())


def _event(job: str, seq: int, now: float, report: Report) -> JobEvent:
    values = {field.name: getattr(report, field.name) for field in fields(report)}
    values["message"] = report.message[:LONGEST_MESSAGE]
    values["stage"] = str(report.stage) if report.stage is not None else None
    return JobEvent(job=job, seq=seq, time=now, **values)


def _columns(event: JobEvent) -> dict[str, Any]:
    values = event.as_json()
    values["job_id"] = values.pop("job")
    return values


def _read(row: RowMapping) -> JobEvent:
    values = dict(row)
    return JobEvent(job=values.pop("job_id"), **values)
