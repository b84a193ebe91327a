"""Lessons are kept beside the history: older files grow the table, and several writers keep one row."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from stitcher_lab.model import CoderLesson
from stitcher_lab.store import Store
from stitcher_lab.store.schema import _STEPS, VERSION

if TYPE_CHECKING:
    from pathlib import Path

LESSON = CoderLesson(
    "a1", "Dot", "Write Dot([x, y, 0]).", "Dot([1, 2])", "Dot([1, 2, 0])", "0.22.0", "ValueError: x", verified=True
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def never(_lesson: CoderLesson) -> bool:
    return False


def test_a_lesson_is_read_back_as_it_was(store: Store) -> None:
    assert store.lessons.add(LESSON, same=never) == LESSON
    (record,) = Store(store.path).lessons.all()
    assert (record.lesson, record.origin, record.seen) == (LESSON, "learnt", 1)


def older(folder: Path, version: int) -> None:
    """Make a history as it was after so many steps."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / "history.sqlite")) as connection:
        for step in _STEPS[:version]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")


def test_a_history_from_before_there_were_lessons_keeps_its_jobs(store: Store) -> None:
    older(store.path, 1)
    with closing(sqlite3.connect(store.path / "history.sqlite")) as connection, connection:
        connection.execute(
            "INSERT INTO jobs VALUES "
            "('a', 't', 'explain', NULL, '{}', '{}', NULL, 0, 'done', '', '', NULL, 'h', '', 1, '', 0, 1)"
        )
    younger = Store(store.path)
    younger.lessons.add(LESSON, same=never)
    assert younger.job("a").prompt == "explain"
    with closing(sqlite3.connect(store.path / "history.sqlite")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_many_who_learn_the_same_at_once_keep_one_row(store: Store) -> None:
    def learn(number: int) -> str:
        lesson = replace(LESSON, id=f"a{number}")
        return Store(store.path).lessons.add(lesson, same=lambda other: other.symbol == "Dot").id

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(learn, range(8)))) == 1
    (record,) = store.lessons.all()
    assert record.seen == 8


def test_what_was_deleted_is_remembered_as_not_wanted(store: Store) -> None:
    store.lessons.delete(LESSON)  # one that came with the program: there is no row yet
    assert [record.origin for record in store.lessons.all()] == ["deleted"]
    store.lessons.add(LESSON, same=never)
    assert [record.origin for record in store.lessons.all()] == ["deleted"]
    store.lessons.add(LESSON, origin="imported", same=never)
    assert [record.origin for record in store.lessons.all()] == ["imported"]
