"""Whether coder lessons help, against the same lessons shuffled.

Run from the repository's folder: ``python -m benchmarks.lessons [--jobs]``.

*Lookup*, seconds: each lesson that comes with the program is looked up with what a plan would say of a scene that
needs it: the names of Manim's API in its fixed snippet, never the name that fails. Counted is whether the right advice
is among the six that are found; then again with advice and snippets permuted over the names.

*Jobs* (``--jobs``), some minutes: whole jobs against the reply server. Its coder falls into a trap unless the request
holds the lesson under the right name, in the words in which an earlier job learnt it. It is a script and no model: what
this shows is that the whole way works (failure, fix, lesson, both snippets run, lookup, prompt) and that content
matters, not how well any model listens.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import manim

from stitcher_lab.agent.lessons import LessonBook
from stitcher_lab.agent.lessons.book import LIMIT
from stitcher_lab.agent.lessons.likeness import relevant
from stitcher_lab.agent.lessons.starter import starter_lessons
from stitcher_lab.store import Store
from tests.agent.lesson_traps import asking, shuffled, teaching
from tests.agent.test_lessons_ablation import book_with, make

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.model import CoderLesson

_SEED = 7
_BESIDE = 4  # names that a scene needs besides: lessons compete for their place


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", action="store_true", help="also run whole jobs (some minutes)")
    lookup()
    if parser.parse_args().jobs:
        jobs()


def lookup() -> None:
    """Count how often the right advice is found."""
    lessons = list(starter_lessons())
    permuted = list(range(len(lessons)))
    random.Random(_SEED).shuffle(permuted)  # noqa: S311 - an experiment's control
    contents = [lessons[place] for place in permuted]
    wrong = [replace(content, id=one.id, symbol=one.symbol) for one, content in zip(lessons, contents, strict=True)]
    print(f"{len(lessons)} lessons, {LIMIT} shown, {_BESIDE} other names in each plan\n")
    print("| lessons | right advice shown |\n| --- | --- |")
    for label, book in (("as they are", lessons), ("shuffled", wrong)):
        found = [_shown(lesson, book, lessons, number) for number, lesson in enumerate(lessons)]
        print(f"| {label} | {sum(found) / len(found):.0%} |")
    chance = LIMIT / len(lessons)
    print(f"| six at random | {chance:.0%} |")


def _shown(lesson: CoderLesson, book: Sequence[CoderLesson], all_lessons: Sequence[CoderLesson], number: int) -> bool:
    dice = random.Random(number)  # noqa: S311
    others = sorted({name for other in all_lessons for name in _api_names(other) if other is not lesson})
    symbols = [*_api_names(lesson), *dice.sample(others, _BESIDE)]
    advice = [one.advice for one in relevant(book, symbols, "", often={}, limit=LIMIT)]
    return lesson.advice in advice


def _api_names(lesson: CoderLesson) -> list[str]:
    """The names of Manim's own classes, functions and methods in what works."""
    names = re.findall(r"\b\w+(?=\()|(?<=class Trial\()\w+", lesson.fixed)
    known = [name for name in names if hasattr(manim, name) or name in _methods()]
    return list(dict.fromkeys(known)) or ["Scene"]


@cache
def _methods() -> frozenset[str]:
    classes = [value for value in vars(manim).values() if isinstance(value, type)]
    names = {name for each in classes for name in dir(each) if not name.startswith("_")}
    return frozenset(names - {"play", "add", "wait", "construct"})  # no plan names these


def jobs() -> None:
    """Run whole jobs: teach, then ask with the lessons, without any, and with shuffled ones."""
    print("\n| job | scenes at the first try | fixes by the model | calls | tokens |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        taught = place / "taught"
        taught.mkdir()
        _row("teaching (no lessons yet)", teaching(), taught)
        learnt = LessonBook(Store(taught)).own()
        book_with(place / "without", [])
        book_with(place / "shuffled", shuffled(learnt))
        _row(f"with the {len(learnt)} lessons", asking(), taught)
        _row("without", asking(), place / "without")
        _row("shuffled", asking(), place / "shuffled")


def _row(label: str, conversation: str, data: Path) -> None:
    scenes = make(conversation, data).values()
    first = sum(scene["rounds"] == 0 for scene in scenes)
    rounds = sum(scene["rounds"] for scene in scenes)
    calls = sum(scene["usage"]["calls"] for scene in scenes)
    tokens = sum(scene["usage"]["prompt_tokens"] + scene["usage"]["completion_tokens"] for scene in scenes)
    print(f"| {label} | {first} of {len(scenes)} | {rounds} | {calls} | {tokens} |")


if __name__ == "__main__":
    main()
