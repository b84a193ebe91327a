"""One SQLite file: opened with care, its refusals told in a sentence."""

from __future__ import annotations

import fcntl
import shutil
import sqlite3
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError

from stitcher_lab.errors import DiskFull, EnvironmentFault
from stitcher_lab.store.atomic import faults_named
from stitcher_lab.store.schema import NewerSchemaError, migrate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

PATIENCE = 10.0  # seconds: how long a writer waits for another

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_MAYBE_FULL = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}  # what it says where it cannot make its helper files
_NO_ROOM = 1 << 17  # bytes
_READS = "stitcher_lab_reads"
_PRIMARY = 0xFF  # an extended result code holds the primary one in its lowest byte


class _DamagedError(Exception):
    """The file is no sound database."""


class Database:
    """A file of :mod:`stitcher_lab.store.schema`; made when it is first used. Safe with threads and processes.

    A damaged file is put aside under another name and a new one begun: history is worth less than the next video.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine: Engine | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection within one transaction; committed at the end, rolled back when something is raised.

        Raises
        ------
        stitcher_lab.errors.DiskFull
            No space; nothing was changed.
        stitcher_lab.errors.EnvironmentFault
            The file may not be written, is locked for too long, or comes from a newer version.

        """
        with self._named():
            try:
                engine = self._opened()
            except _DamagedError:
                engine = self._begun_anew()
            with engine.begin() as connection:
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the file and changes nothing; it waits for no writer.

        Raises
        ------
        stitcher_lab.errors.EnvironmentFault
            As :meth:`transaction` does.

        """
        with self._named():
            try:
                engine = self._opened()
            except _DamagedError:
                engine = self._begun_anew()
            with engine.connect().execution_options(**{_READS: True}) as connection, connection.begin():
                yield connection

    def close(self) -> None:
        """Let go of the file."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _opened(self) -> Engine:
        if self._engine is None:
            with faults_named(self.path.parent):
                self.path.parent.mkdir(parents=True, exist_ok=True)
            engine = create_engine(f"sqlite:///{self.path}", connect_args={"timeout": PATIENCE})
            event.listen(engine, "connect", _configure)
            event.listen(engine, "begin", _begin)
            try:
                with engine.begin() as connection:
                    migrate(connection)
            except DBAPIError as error:
                engine.dispose()
                if _code(error) in _DAMAGED:
                    raise _DamagedError from error
                raise
            self._engine = engine
        return self._engine

    def _begun_anew(self) -> Engine:
        """Put the damaged file aside, unless another process has just done so, and open a new one."""
        with self._alone():
            try:
                return self._opened()
            except _DamagedError:
                self._put_aside()
                return self._opened()

    def _put_aside(self) -> None:
        self.close()
        stamp = time.strftime("%Y%m%d-%H%M%S")
        with faults_named(self.path.parent):
            self.path.replace(self.path.with_name(f"{self.path.name}.damaged-{stamp}"))
            for ending in ("-wal", "-shm"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes from mending the same damage."""
        with self.path.with_name(f"{self.path.name}.lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except NewerSchemaError as error:
            raise EnvironmentFault(
                f"{self.path} was written by a newer version of stitcher_lab.",
                remedy="Update stitcher_lab, or choose another data folder.",
            ) from error
        except DBAPIError as error:
            code = _code(error)
            if code in _DAMAGED:
                with self._alone():
                    self._put_aside()
                raise EnvironmentFault(
                    f"{self.path} was damaged, and was put aside.",
                    remedy="Run this again: a new history was begun.",
                ) from error
            if code == sqlite3.SQLITE_FULL or (code in _MAYBE_FULL and self._no_room()):
                raise DiskFull(
                    f"There is no space left where {self.path} is written.",
                    remedy="Free some space (stitcher cache prune empties the cache), then run this again.",
                ) from error
            match code:
                case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                    sentence = f"{self.path} is locked by another process"
                case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
                    sentence = f"{self.path} may not be written"
                case sqlite3.SQLITE_IOERR:
                    sentence = f"{self.path} cannot be read or written: the disk reports an error"
                case _:
                    raise
            raise EnvironmentFault(f"{sentence}.", remedy="Choose another data folder, or mend this one.") from error

    def _no_room(self) -> bool:
        return shutil.disk_usage(self.path.parent).free < _NO_ROOM


def _code(error: DBAPIError) -> int:
    return int(getattr(error.orig, "sqlite_errorcode", 0)) & _PRIMARY


def _configure(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not guessed at by the driver
    with suppress(sqlite3.OperationalError):  # a network disk may not do it, or another process is at it: not needed
        connection.execute("PRAGMA journal_mode=WAL")
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Take the write lock at once: a reader that turns writer half-way fails instead of waiting."""
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get(_READS) else "BEGIN IMMEDIATE")
