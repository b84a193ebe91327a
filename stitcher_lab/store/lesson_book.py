"""The lessons that were learnt, as rows: what is known, how often it was met, and what the user has deleted."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from stitcher_lab.model import CoderLesson
from stitcher_lab.store.schema import LESSONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, RowMapping

    from stitcher_lab.store.database import Database

LEARNT, IMPORTED, BROUGHT, DELETED = "learnt", "imported", "brought", "deleted"


@dataclass(frozen=True, slots=True)
class LessonRecord:
    """One lesson; ``origin`` is learnt, imported, brought (came with the program) or deleted.

    ``seen`` counts how often its mistake was made here.
    """

    lesson: CoderLesson
    origin: str
    seen: int
    created: float


class LessonRecords:
    """The table of lessons of one data folder. Safe with several threads and processes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[LessonRecord]:
        """Return every row, also what was deleted, oldest first."""
        with self._database.transaction() as connection:
            return _read(connection)

    def add(
        self,
        lesson: CoderLesson,
        *,
        origin: str = LEARNT,
        same: Callable[[CoderLesson], bool],
    ) -> CoderLesson:
        """Keep a lesson, or count once more one that is the ``same``; return what is now known.

        A lesson that was deleted stays so, unless it is brought back from a file.
        """
        with self._database.transaction() as connection:
            known = _first([row for row in _read(connection) if row.lesson.id == lesson.id or same(row.lesson)])
            if known is None:
                row = _columns(lesson) | {"origin": origin, "seen": 1, "created": time.time()}
                connection.execute(insert(LESSONS).values(row))
                return lesson
            if known.origin == DELETED and origin == IMPORTED:
                row = _columns(lesson) | {"origin": origin}
                connection.execute(update(LESSONS).where(LESSONS.c.id == known.lesson.id).values(row))
                return lesson
            again = update(LESSONS).where(LESSONS.c.id == known.lesson.id)
            connection.execute(again.values(seen=LESSONS.c.seen + 1))
            return known.lesson

    def delete(self, lesson: CoderLesson) -> None:
        """Forget what a lesson says, and remember that it is not wanted."""
        row = _columns(lesson) | {"origin": DELETED}
        with self._database.transaction() as connection:
            found = connection.execute(update(LESSONS).where(LESSONS.c.id == lesson.id).values(row))
            if not found.rowcount:
                connection.execute(insert(LESSONS).values(row | {"seen": 0, "created": time.time()}))


def _first(rows: Sequence[LessonRecord]) -> LessonRecord | None:
    return next(iter(rows), None)


def _read(connection: Connection) -> list[LessonRecord]:
    rows = connection.execute(select(LESSONS).order_by(LESSONS.c.created, LESSONS.c.id)).mappings()
    return [LessonRecord(_lesson(row), row["origin"], row["seen"], row["created"]) for row in rows]


def _columns(lesson: CoderLesson) -> dict[str, object]:
    return {
        "id": lesson.id, "symbol": lesson.symbol, "advice": lesson.advice, "failing": lesson.failing,
        "fixed": lesson.fixed, "manim_version": lesson.manim_version, "error": lesson.error,
        "verified": lesson.verified,
    }  # fmt: skip


def _lesson(row: RowMapping) -> CoderLesson:
    return CoderLesson(
        id=row["id"], symbol=row["symbol"], advice=row["advice"], failing=row["failing"], fixed=row["fixed"],
        manim_version=row["manim_version"], error=row["error"], verified=bool(row["verified"]),
    )  # fmt: skip
