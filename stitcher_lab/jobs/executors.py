"""The processes that run jobs: each has a row, which tells the others whether it is still there."""

from __future__ import annotations

import os
import secrets
import socket
import sqlite3
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from stitcher_lab.store.processes import Mark, own_mark

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

BEAT = 5.0  # seconds between two signs of life
LOOK = 3.0  # seconds between two looks for the jobs of processes that are gone
_LONG_GONE = 3600.0  # seconds
SILENT = 20.0  # seconds of silence after which a process on another machine counts as gone


def new_executor() -> str:
    """Make the name of this process as one that runs jobs."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"


def alive(mark: Mark, beat: float, now: float) -> bool:
    """Whether a process is there: on this machine one can look, from another one it is heard or not."""
    if mark.host == socket.gethostname():
        return mark.alive()
    return now - beat < SILENT


def beat(connection: Connection, executor: str, engine: str) -> None:
    """Give a sign of life."""
    from sqlalchemy.dialects.sqlite import insert  # noqa: PLC0415 - what is heavy waits until it is needed

    from stitcher_lab.store.schema import EXECUTORS  # noqa: PLC0415

    mark, now = own_mark(), time.time()
    row: dict[str, Any] = {
        "engine": engine, "host": mark.host, "boot": mark.boot, "pid": mark.pid, "process_started": mark.started,
        "beat": now,
    }  # fmt: skip
    connection.execute(insert(EXECUTORS).values(id=executor, **row).on_conflict_do_update(["id"], set_=row))


def leave(connection: Connection, executor: str) -> None:
    """Say that this process runs no jobs any more."""
    from sqlalchemy import delete  # noqa: PLC0415

    from stitcher_lab.store.schema import EXECUTORS  # noqa: PLC0415

    connection.execute(delete(EXECUTORS).where(EXECUTORS.c.id == executor))


def living(connection: Connection) -> set[str]:
    """Return who is there."""
    from sqlalchemy import select  # noqa: PLC0415

    from stitcher_lab.store.history import mark_of  # noqa: PLC0415
    from stitcher_lab.store.schema import EXECUTORS  # noqa: PLC0415

    now = time.time()
    rows = connection.execute(select(EXECUTORS)).mappings()
    return {row["id"] for row in rows if alive(mark_of(row), row["beat"], now)}


def forget_gone(connection: Connection) -> None:
    """Remove the rows of processes that have been gone for long; what they left reads as nobody's all the same."""
    from sqlalchemy import delete  # noqa: PLC0415

    from stitcher_lab.store.schema import EXECUTORS  # noqa: PLC0415

    gone = EXECUTORS.c.id.not_in(living(connection)) & (EXECUTORS.c.beat < time.time() - _LONG_GONE)
    connection.execute(delete(EXECUTORS).where(gone))


def orphans_wait(database: Path, engine: str) -> bool:
    """Whether jobs of ``engine`` wait or run whose process is gone; without loading what reads rows otherwise.

    A file that is missing, older, locked or damaged has none that could be taken up now.
    """
    query = """SELECT executors.host, executors.boot, executors.pid, executors.process_started, executors.beat
        FROM jobs LEFT JOIN executors ON executors.id = jobs.executor
        WHERE jobs.outcome IN ('queued', 'running') AND jobs.engine = ? LIMIT 1000"""
    if not database.is_file():
        return False
    with suppress(sqlite3.Error, ValueError), closing(_open(database)) as connection:
        now = time.time()
        return any(
            host is None or not alive(Mark(host, boot, pid, started), heard, now)
            for host, boot, pid, started, heard in connection.execute(query, (engine,))
        )
    return False


def _open(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=1.0)
