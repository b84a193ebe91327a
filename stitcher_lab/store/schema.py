"""The tables of the history, and how an older file becomes today's.

``PRAGMA user_version`` counts the steps that were taken. A step that has shipped is never edited; a new one is added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Integer, MetaData, Table, Text

if TYPE_CHECKING:
    from sqlalchemy import Connection

METADATA = MetaData()

JOBS = Table(
    "jobs",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("trace_id", Text, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("template", Text),
    Column("parameters", JSON, nullable=False),
    Column("options", JSON, nullable=False),
    Column("code", Text),
    Column("cost", Float, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("output", Text),
    Column("host", Text, nullable=False),
    Column("boot", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("process_started", Text, nullable=False),
    Column("created", Float, nullable=False, index=True),
    Column("finished", Float),
    # What follows is the queue's. A job that was made without it has no engine and no executor.
    Column("owner", Text, nullable=False, server_default=""),
    Column("kind", Text, nullable=False, server_default="make"),
    Column("key", Text),  # an owner's own, so that what is submitted twice is made once
    Column("request", JSON(none_as_null=True)),
    Column("engine", Text, nullable=False, server_default=""),
    Column("executor", Text),  # whose job it is; none: the next one's that looks
    Column("queued", Float),  # since when it waits
    Column("started", Float),
    Column("runs", Integer, nullable=False, server_default="0"),  # how often it was asked for
    Column("attempts", Integer, nullable=False, server_default="0"),  # how often it was begun, in this run
    Column("deaths", Integer, nullable=False, server_default="0"),  # how many processes died of or with it
    Column("stopping", Boolean, nullable=False, server_default="0"),  # another process asks its own to stop it
    Column("error", JSON(none_as_null=True)),
    Column("result", JSON(none_as_null=True)),
)

EVENTS = Table(
    "events",
    METADATA,
    Column("job_id", Text, ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("time", Float, nullable=False),
    Column("kind", Text, nullable=False),
    Column("stage", Text),
    Column("message", Text, nullable=False),
    Column("fraction", Float),
    Column("scene", Integer),
    Column("scenes", Integer),
    Column("elapsed", Float, nullable=False),
    Column("remaining", Float),
)

EXECUTORS = Table(
    "executors",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("engine", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("boot", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("process_started", Text, nullable=False),
    Column("beat", Float, nullable=False),
)

STAGES = Table(
    "stages",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("job_id", Text, ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("started", Float, nullable=False),
    Column("seconds", Float),
)

LESSONS = Table(
    "lessons",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("symbol", Text, nullable=False),
    Column("advice", Text, nullable=False),
    Column("failing", Text, nullable=False),
    Column("fixed", Text, nullable=False),
    Column("manim_version", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("verified", Boolean, nullable=False),
    Column("origin", Text, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("created", Float, nullable=False),
)

_STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE jobs (
            id TEXT PRIMARY KEY, trace_id TEXT NOT NULL, prompt TEXT NOT NULL, template TEXT,
            parameters JSON NOT NULL, options JSON NOT NULL, code TEXT, cost FLOAT NOT NULL, outcome TEXT NOT NULL,
            sentence TEXT NOT NULL, remedy TEXT NOT NULL, output TEXT, host TEXT NOT NULL, boot TEXT NOT NULL,
            pid INTEGER NOT NULL, process_started TEXT NOT NULL, created FLOAT NOT NULL, finished FLOAT)""",
        "CREATE INDEX ix_jobs_created ON jobs (created)",
        """CREATE TABLE stages (
            id INTEGER PRIMARY KEY, job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, name TEXT NOT NULL,
            note TEXT NOT NULL, started FLOAT NOT NULL, seconds FLOAT)""",
        "CREATE INDEX ix_stages_job_id ON stages (job_id)",
    ),
    (
        """CREATE TABLE lessons (
            id TEXT PRIMARY KEY, symbol TEXT NOT NULL, advice TEXT NOT NULL, failing TEXT NOT NULL,
            fixed TEXT NOT NULL, manim_version TEXT NOT NULL, error TEXT NOT NULL, verified BOOLEAN NOT NULL,
            origin TEXT NOT NULL, seen INTEGER NOT NULL, created FLOAT NOT NULL)""",
    ),
    (
        "ALTER TABLE jobs ADD COLUMN owner TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE jobs ADD COLUMN kind TEXT NOT NULL DEFAULT 'make'",
        "ALTER TABLE jobs ADD COLUMN key TEXT",
        "ALTER TABLE jobs ADD COLUMN request JSON",
        "ALTER TABLE jobs ADD COLUMN engine TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE jobs ADD COLUMN executor TEXT",
        "ALTER TABLE jobs ADD COLUMN queued FLOAT",
        "ALTER TABLE jobs ADD COLUMN started FLOAT",
        "ALTER TABLE jobs ADD COLUMN runs INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE jobs ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE jobs ADD COLUMN deaths INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE jobs ADD COLUMN stopping BOOLEAN NOT NULL DEFAULT 0",
        "ALTER TABLE jobs ADD COLUMN error JSON",
        "ALTER TABLE jobs ADD COLUMN result JSON",
        "UPDATE jobs SET started = created",
        "UPDATE jobs SET kind = 'render' WHERE coalesce(json_extract(options, '$.origin'), '') <> ''",
        "CREATE UNIQUE INDEX ix_jobs_key ON jobs (owner, key) WHERE key IS NOT NULL",
        "CREATE INDEX ix_jobs_owner ON jobs (owner, created)",
        "CREATE INDEX ix_jobs_outcome ON jobs (outcome)",
        """CREATE TABLE events (
            job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE, seq INTEGER NOT NULL, time FLOAT NOT NULL,
            kind TEXT NOT NULL, stage TEXT, message TEXT NOT NULL, fraction FLOAT, scene INTEGER, scenes INTEGER,
            elapsed FLOAT NOT NULL, remaining FLOAT, PRIMARY KEY (job_id, seq)) WITHOUT ROWID""",
        """CREATE TABLE executors (
            id TEXT PRIMARY KEY, engine TEXT NOT NULL, host TEXT NOT NULL, boot TEXT NOT NULL, pid INTEGER NOT NULL,
            process_started TEXT NOT NULL, beat FLOAT NOT NULL)""",
    ),
)

VERSION = len(_STEPS)


class NewerSchemaError(Exception):
    """The file was written by a newer version of this program."""


def migrate(connection: Connection) -> None:
    """Take the steps that are missing, within the transaction that ``connection`` is in.

    Raises
    ------
    NewerSchemaError
        The file knows more steps than this program.

    """
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version > VERSION:
        raise NewerSchemaError
    for step in _STEPS[version:]:
        for statement in step:
            connection.exec_driver_sql(statement)
    if version < VERSION:
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
