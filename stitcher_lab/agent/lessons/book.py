"""The book of lessons: learnt from fixes, looked up for prompts."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from stitcher_lab.agent.lessons import likeness, trials
from stitcher_lab.agent.lessons.hygiene import (
    MOST_ERROR,
    UnfitLessonError,
    advice_or,
    check_snippet,
    check_symbol,
    first_called,
    plain,
)
from stitcher_lab.agent.lessons.snippets import pair
from stitcher_lab.agent.lessons.starter import starter_lessons
from stitcher_lab.errors import Cancelled, StitcherError
from stitcher_lab.model import CoderLesson

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from stitcher_lab.store import Store

LIMIT = 6
# Kinds of failure that stand where no name is at fault: what is to be learnt from these is in the prompts already.
_NO_LESSON = frozenset({"contract", "forbidden", "layout", "limit", "syntax", "truncated"})
_UNKNOWN = "other"
_SELDOM_READ = 1000  # lessons: more are not looked through for one prompt


class LessonBook:
    """What coders have learnt with one data folder, and the lessons that come with the program.

    Parameters
    ----------
    store
        Where learnt lessons are kept.
    manim_version
        The Manim that lessons are learnt and looked up for; the installed one if not given.

    """

    def __init__(self, store: Store, *, manim_version: str | None = None) -> None:
        self._store = store
        self._given_version = manim_version

    @cached_property
    def manim_version(self) -> str:
        """The Manim that lessons are for."""
        return self._given_version or version("manim")

    def learn(
        self,
        symbol: str,
        failing_source: str,
        fixed_source: str,
        error: str,
        advice: str,
        *,
        verify: Callable[[str], bool],
    ) -> CoderLesson | None:
        """Learn from a scene that failed and its fixed form; return the lesson, or ``None`` where there is none.

        There is none where the two differ too much for a snippet, where the snippets do not bear out what is claimed,
        where they are nothing that scenes may have, or where the user has deleted the same lesson before.

        Parameters
        ----------
        symbol
            The name of the API at fault, such as ``Axes.get_graph``; or the kind of failure, where none is known.
        failing_source, fixed_source
            Whole scene files.
        error
            The sentence that told of the failure.
        advice
            One line by whoever fixed it; may be empty.
        verify
            Runs a scene file in the sandbox and says whether it ran to its end.

        """
        try:
            if symbol in _NO_LESSON:
                return None
            check_symbol(symbol)
            cut = pair(failing_source, fixed_source, symbol=symbol, error=error)
            if cut is None:
                return None
            lesson = made(
                first_called(cut.failing) if symbol == _UNKNOWN else symbol,
                cut.failing,
                cut.fixed,
                error=error,
                advice=advice,
                manim_version=self.manim_version,
            )
            known = next((other for other in self._everything() if likeness.same(other, lesson)), None)
            if known is None and not (bears_out(lesson, verify) or _scenes_do(failing_source, fixed_source, verify)):
                return None
            lesson = known or replace(lesson, verified=True)
            origin = "brought" if lesson in starter_lessons() else "learnt"
            kept = self._store.lessons.add(lesson, origin=origin, same=lambda other: likeness.same(other, lesson))
            return None if kept.id in self._deleted() else kept
        except UnfitLessonError:
            return None
        except Cancelled:
            raise
        except StitcherError:  # what a job could teach is worth less than the job
            return None

    def find(
        self, symbols: Collection[str], words: str = "", *, limit: int = LIMIT, manim_version: str | None = None
    ) -> list[CoderLesson]:
        """Return the lessons that concern what will be written, best first.

        Parameters
        ----------
        symbols
            Names of Manim's API that it needs.
        words
            What it is about.
        limit
            How many at most.
        manim_version
            Lessons of another release are left out; the book's own if not given.

        """
        wanted = likeness.release(manim_version or self.manim_version)
        fit = [one for one in self.all() if one.verified and likeness.release(one.manim_version) == wanted]
        often = {record.lesson.id: record.seen for record in self._store.lessons.all()}
        return likeness.relevant(fit[-_SELDOM_READ:], symbols, words, often=often, limit=limit)

    def all(self) -> list[CoderLesson]:
        """Return every lesson: those that come with the program, then what was learnt or imported."""
        own = self.own()
        kept = {lesson.id for lesson in own} | self._deleted()
        return [*(lesson for lesson in starter_lessons() if lesson.id not in kept), *own]

    def own(self) -> list[CoderLesson]:
        """Return what was learnt or imported."""
        return [record.lesson for record in self._store.lessons.all() if record.origin in {"learnt", "imported"}]

    def get(self, lesson_id: str) -> CoderLesson | None:
        """Return the lesson whose id is, or as the only one begins with, ``lesson_id``."""
        near = [lesson for lesson in self.all() if lesson.id.startswith(lesson_id)]
        return near[0] if len(near) == 1 else None

    def delete(self, lesson_id: str) -> bool:
        """Delete a lesson for good: it is not learnt again. Return whether there was one."""
        lesson = self.get(lesson_id)
        if lesson is not None:
            self._store.lessons.delete(lesson)
        return lesson is not None

    def keep(self, lesson: CoderLesson) -> CoderLesson:
        """Keep a lesson from a file, once it was verified; return what is now known of it."""
        known = next((other for other in self.all() if likeness.same(other, lesson)), None)
        if known is not None:
            return known
        return self._store.lessons.add(lesson, origin="imported", same=lambda other: likeness.same(other, lesson))

    def _everything(self) -> list[CoderLesson]:
        return [*self.all(), *(record.lesson for record in self._store.lessons.all() if record.origin == "deleted")]

    def _deleted(self) -> set[str]:
        return {record.lesson.id for record in self._store.lessons.all() if record.origin == "deleted"}


def lessons_for(
    book: LessonBook, prompt_symbols: Collection[str], *, words: str = "", manim_version: str, limit: int = LIMIT
) -> list[CoderLesson]:
    """Return the lessons of ``book`` that concern a prompt, by the names it needs and the nearest by words."""
    return book.find(prompt_symbols, words, limit=limit, manim_version=manim_version)


def made(symbol: str, failing: str, fixed: str, *, error: str, advice: str, manim_version: str) -> CoderLesson:
    """Make a lesson of its parts, each fit to go into a prompt; it is not verified yet.

    Raises
    ------
    UnfitLessonError
        A part of it is not fit.

    """
    check_symbol(symbol)
    for code in (failing, fixed):
        check_snippet(code)
    told = plain(error, MOST_ERROR)
    return CoderLesson(
        id=likeness.identity(symbol, failing, manim_version),
        symbol=symbol,
        advice=advice_or(advice, failing=failing, fixed=fixed, error=told, symbol=symbol),
        failing=failing,
        fixed=fixed,
        manim_version=manim_version,
        error=told,
    )


def bears_out(lesson: CoderLesson, verify: Callable[[str], bool]) -> bool:
    """Run both snippets on their own: whether the one fails as told and the other runs."""
    failure = trials.failure_told_by(lesson.error)
    try:
        scenes = trials.runs(lesson.fixed), trials.fails(lesson.failing, failure)
    except (SyntaxError, ValueError, RecursionError):
        return False
    return all(_verified(scene, verify) for scene in scenes)


def _scenes_do(failing: str, fixed: str, verify: Callable[[str], bool]) -> bool:
    """Run the whole scenes, where the snippets cannot stand alone: whether the one fails and the other runs."""
    return not _verified(failing, verify) and _verified(fixed, verify)


def _verified(scene: str, verify: Callable[[str], bool]) -> bool:
    try:
        return verify(scene)
    except Cancelled:
        raise
    except StitcherError:
        return False
