"""Every job, written down: what was asked, what was done in which time, what came of it."""

from __future__ import annotations

import secrets
import time
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from stitcher_lab.errors import Cancelled, StitcherError
from stitcher_lab.store.processes import Mark, own_mark
from stitcher_lab.store.schema import JOBS, STAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, RowMapping

    from stitcher_lab.store.database import Database

QUEUED, RUNNING, DONE, FAILED, CANCELLED, DIED = "queued", "running", "done", "failed", "cancelled", "died"
DIED_SENTENCE = "The process ended before the job did."
DURABLE = "dbos"  # the engine whose jobs outlive their process
WAITS_SENTENCE = "Goes on when the server that it was given to runs again."


@dataclass(frozen=True, slots=True)
class StageRecord:
    """One stage of a job. ``started`` in seconds since 1970; ``seconds`` is ``None`` while it runs, or if it died."""

    name: str
    note: str
    started: float
    seconds: float | None


@dataclass(frozen=True, slots=True)
class JobRecord:
    """One job. ``outcome`` is queued, running, done, failed, cancelled or died; times in seconds since 1970."""

    id: str
    trace_id: str
    prompt: str
    template: str | None
    parameters: Mapping[str, Any]
    options: Mapping[str, Any]
    code: str | None
    cost: float
    outcome: str
    sentence: str
    remedy: str
    output: Path | None
    created: float
    finished: float | None
    stages: tuple[StageRecord, ...]


class Job:
    """A job that is being done by this process. Where it is ``held`` by a queue, that says how it ended."""

    def __init__(self, database: Database, job_id: str, trace_id: str, *, held: bool = False) -> None:
        self._database = database
        self.id = job_id
        self.trace_id = trace_id
        self._held = held

    def note(self, **columns: Any) -> None:
        """Write down what is known by now: template, parameters, options, code, cost, output."""
        unknown = columns.keys() - {"template", "parameters", "options", "code", "cost", "output"}
        if unknown:
            raise TypeError(f"a job has no {', '.join(sorted(unknown))}")
        if columns.get("output") is not None:
            columns["output"] = str(columns["output"])
        with self._database.transaction() as connection:
            connection.execute(update(JOBS).where(JOBS.c.id == self.id).values(**columns))

    @contextmanager
    def stage(self, name: str, note: str = "") -> Iterator[None]:
        """Time a stage; its seconds are written down however it ends."""
        clock = time.monotonic()
        with self._database.transaction() as connection:
            row = insert(STAGES).values(job_id=self.id, name=name, note=note, started=time.time(), seconds=None)
            key = connection.execute(row).inserted_primary_key
        own = key[0] if key else None
        try:
            yield
        except BaseException:
            with suppress(StitcherError):  # what went wrong matters more than that it could not be timed
                self._time(own, time.monotonic() - clock)
            raise
        self._time(own, time.monotonic() - clock)

    def _time(self, stage: int | None, seconds: float) -> None:
        with self._database.transaction() as connection:
            connection.execute(update(STAGES).where(STAGES.c.id == stage).values(seconds=seconds))

    def finish(self, *, output: Path | None = None, error: BaseException | None = None) -> None:
        """Write down how the job ended; only the first call counts.

        With an ``error`` this raises none of its own: that the history cannot be written would hide it.
        """
        if self._held:
            return
        if error is None:
            outcome, sentence, remedy = DONE, "", ""
        elif isinstance(error, Cancelled | KeyboardInterrupt):
            outcome, sentence, remedy = CANCELLED, str(error) or "Stopped.", ""
        else:
            outcome = FAILED
            sentence = str(error) or type(error).__name__
            remedy = error.remedy if isinstance(error, StitcherError) else ""
        with suppress(StitcherError) if error else nullcontext(), self._database.transaction() as connection:
            mine = update(JOBS).where(JOBS.c.id == self.id, JOBS.c.outcome == RUNNING)
            values: dict[str, Any] = {
                "outcome": outcome,
                "sentence": sentence,
                "remedy": remedy,
                "finished": time.time(),
            }
            connection.execute(mine.values(**values, **({"output": str(output)} if output else {})))


def mark_of(row: RowMapping) -> Mark:
    """Return the process that a row of jobs or executors names."""
    return Mark(row["host"], row["boot"], row["pid"], row["process_started"])


class History:
    """The jobs of one data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open_job(
        self,
        prompt: str,
        *,
        template: str | None = None,
        parameters: Mapping[str, Any] | None = None,
        options: Mapping[str, Any] | None = None,
        trace_id: str | None = None,
        held: str | None = None,
    ) -> Job:
        """Begin a job of this process. ``parameters`` and ``options`` hold JSON values.

        ``held`` is the id of a row that a queue has made for it.

        Raises
        ------
        stitcher_lab.errors.Cancelled
            The row that was held is gone: its job was deleted.

        """
        if held is not None:
            return self._go_on(held, prompt, options or {})
        mark, now = own_mark(), time.time()
        job = Job(
            self._database,
            new_id(now),
            trace_id or secrets.token_hex(16),
        )
        with self._database.transaction() as connection:
            connection.execute(
                insert(JOBS).values(
                    id=job.id, trace_id=job.trace_id, prompt=prompt, template=template,
                    parameters=dict(parameters or {}), options=dict(options or {}), code=None, cost=0.0,
                    outcome=RUNNING, sentence="", remedy="", output=None, host=mark.host, boot=mark.boot,
                    pid=mark.pid, process_started=mark.started, created=now, started=now, finished=None,
                    kind="render" if (options or {}).get("origin") else "make",
                ),
            )  # fmt: skip
        return job

    def _go_on(self, held: str, prompt: str, options: Mapping[str, Any]) -> Job:
        with self._database.transaction() as connection:
            row = connection.execute(select(JOBS.c.trace_id).where(JOBS.c.id == held)).first()
            if row is None:
                raise Cancelled
            connection.execute(update(JOBS).where(JOBS.c.id == held).values(prompt=prompt, options=dict(options)))
        return Job(self._database, held, row.trace_id, held=True)

    def recent(self, limit: int = 20) -> list[JobRecord]:
        """Return the last jobs, newest first."""
        with self._database.transaction() as connection:
            rows = connection.execute(select(JOBS).order_by(JOBS.c.created.desc()).limit(limit)).mappings().all()
            return _records(connection, rows)

    def job(self, job_id: str) -> JobRecord | None:
        """Return the job whose id is, or as the only one starts or ends with, ``job_id``."""
        with self._database.transaction() as connection:
            near = JOBS.c.id.startswith(job_id, autoescape=True) | JOBS.c.id.endswith(job_id, autoescape=True)
            rows = connection.execute(select(JOBS).where(near).limit(2)).mappings().all()
            exact = [row for row in rows if row["id"] == job_id]
            rows = exact or rows
            return _records(connection, rows)[0] if len(rows) == 1 else None


def new_id(now: float) -> str:
    """Make the id of a job that begins ``now``: the date and time, so that ids sort, and a part that nobody guesses."""
    return f"{time.strftime('%Y%m%d-%H%M%S', time.localtime(now))}-{secrets.token_hex(3)}"


def _records(connection: Connection, rows: Sequence[RowMapping]) -> list[JobRecord]:
    ids = [row["id"] for row in rows]
    stages: dict[str, list[StageRecord]] = {job_id: [] for job_id in ids}
    for stage in connection.execute(select(STAGES).where(STAGES.c.job_id.in_(ids)).order_by(STAGES.c.id)):
        stages[stage.job_id].append(StageRecord(stage.name, stage.note, stage.started, stage.seconds))
    return [_record(row, tuple(stages[row["id"]])) for row in rows]


def _record(row: RowMapping, stages: tuple[StageRecord, ...]) -> JobRecord:
    outcome, sentence = row["outcome"], row["sentence"]
    if outcome in (QUEUED, RUNNING) and not mark_of(row).alive():
        # A server's jobs are gone on with by the next one; see stitcher_lab.jobs.
        outcome, sentence = (QUEUED, WAITS_SENTENCE) if row["engine"] == DURABLE else (DIED, DIED_SENTENCE)
    return JobRecord(
        id=row["id"], trace_id=row["trace_id"], prompt=row["prompt"], template=row["template"],
        parameters=row["parameters"], options=row["options"], code=row["code"], cost=row["cost"], outcome=outcome,
        sentence=sentence, remedy=row["remedy"], output=Path(row["output"]) if row["output"] else None,
        created=row["created"], finished=row["finished"], stages=stages,
    )  # fmt: skip
