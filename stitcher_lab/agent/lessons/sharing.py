"""Lessons as a file, to give to others and to take from them.

A file is a stranger's word: everything in it is checked, and both snippets of every lesson are run before it is kept.
Whole scenes are never in it, only snippets.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from stitcher_lab.agent.lessons import likeness
from stitcher_lab.agent.lessons.book import bears_out, made
from stitcher_lab.agent.lessons.hygiene import UnfitLessonError, plain
from stitcher_lab.errors import OptionError
from stitcher_lab.store import atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from stitcher_lab.agent.lessons.book import LessonBook
    from stitcher_lab.model import CoderLesson

FORMAT = "stitcher_lab lessons 1"
MOST_BYTES = 2 << 20
MOST_LESSONS = 500
_FIELDS = ("symbol", "advice", "failing", "fixed", "error", "manim_version")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one lesson of a file: ``kept``, ``known`` or ``refused``, and in that case why."""

    symbol: str
    outcome: str
    reason: str = ""
    lesson: CoderLesson | None = None


def export_lessons(lessons: Sequence[CoderLesson], path: Path) -> None:
    """Write lessons into a file.

    Raises
    ------
    stitcher_lab.errors.DiskFull, stitcher_lab.errors.EnvironmentFault
        It cannot be written.

    """
    told = [{name: getattr(lesson, name) for name in _FIELDS} for lesson in lessons]
    text = json.dumps({"format": FORMAT, "lessons": told}, indent=2, ensure_ascii=False)
    atomic.write(path, f"{text}\n".encode())


def import_lessons(
    path: Path,
    book: LessonBook,
    *,
    verify: Callable[[str], bool],
    on_lesson: Callable[[int, int], None] = lambda _done, _all: None,
) -> list[Taken]:
    """Take the lessons of a file into the book: those that are fit, for this Manim, and do what they say when run.

    Parameters
    ----------
    verify
        Runs a scene file in the sandbox and says whether it ran to its end.
    on_lesson
        Hears how many lessons were looked at, of how many.

    Raises
    ------
    stitcher_lab.errors.OptionError
        The file is not there, or is none of lessons.

    """
    entries = _entries(path)
    taken = []
    for count, entry in enumerate(entries):
        on_lesson(count, len(entries))
        taken.append(_take(entry, book, verify))
    return taken


def _take(entry: Any, book: LessonBook, verify: Callable[[str], bool]) -> Taken:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(name), str) for name in _FIELDS):
        return Taken("?", "refused", "it lacks a field, or one is no text")
    symbol = plain(entry["symbol"], _LONGEST_NAME)
    if likeness.release(entry["manim_version"]) != likeness.release(book.manim_version):
        told = plain(entry["manim_version"], _LONGEST_NAME)
        return Taken(symbol, "refused", f"it is for Manim {told}, and {book.manim_version} is installed")
    try:
        lesson = made(**{**_fields(entry), "manim_version": book.manim_version})
    except UnfitLessonError as error:
        return Taken(symbol, "refused", str(error))
    if any(likeness.same(known, lesson) for known in book.all()):
        return Taken(symbol, "known", lesson=lesson)
    if not bears_out(lesson, verify):
        return Taken(symbol, "refused", "when run, its snippets do not do what it says")
    return Taken(symbol, "kept", lesson=book.keep(replace(lesson, verified=True)))


def _fields(entry: dict[str, Any]) -> dict[str, str]:
    """Return the fields of a lesson that a file gives; its id and whether it is verified are ours to say."""
    return {name: entry[name] for name in _FIELDS}


def _entries(path: Path) -> list[Any]:
    remedy = "Give a file that was written by: stitcher lessons export FILE"
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise OptionError(f"{path} cannot be read: {error.strerror}.") from error
    if len(content) > MOST_BYTES:
        raise OptionError(f"{path} is larger than a file of lessons may be ({MOST_BYTES >> 20} MiB).", remedy=remedy)
    try:
        told = json.loads(content)
        fits = isinstance(told, dict) and told.get("format") == FORMAT and isinstance(told.get("lessons"), list)
    except (ValueError, RecursionError):
        fits = False
    if not fits:
        raise OptionError(f"{path} is no file of lessons.", remedy=remedy)
    entries: list[Any] = told["lessons"]
    if len(entries) > MOST_LESSONS:
        raise OptionError(f"{path} holds more than {MOST_LESSONS} lessons.", remedy="Split it.")
    return entries
