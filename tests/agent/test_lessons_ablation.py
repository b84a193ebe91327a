"""Failing, fixed, learnt: the next job avoids the trap. With the same lessons shuffled it does not."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from stitcher_lab.agent.lessons import LessonBook
from stitcher_lab.store import Store
from tests.agent.lesson_traps import TRAPS, asking, prompt_of, shuffled, teaching
from tests.replies import serve

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from stitcher_lab.model import CoderLesson


def make(conversation: str, data: Path) -> dict[str, Any]:
    """Run the job as a user does; return how each scene came to be."""
    with serve(conversation) as server:
        command = [
            sys.executable, "-m", "stitcher_lab", "make", prompt_of(conversation), "-o", data / "video.mp4",
            "--model", "openai/replies", "--api-base", server.url, "-q", "preview", "--voice", "silent",
            "--data", data, "--json",
        ]  # fmt: skip
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, timeout=250)
    assert done.returncode == 0, done.stdout + done.stderr
    return {scene["scene"]: scene for scene in json.loads(done.stdout)["making"]["scenes"]}


def rounds(conversation: str, data: Path) -> dict[str, int]:
    return {name: scene["rounds"] for name, scene in make(conversation, data).items()}


def book_with(data: Path, lessons: Sequence[CoderLesson]) -> None:
    data.mkdir(parents=True)
    for lesson in lessons:
        Store(data).lessons.add(lesson, same=lambda other, lesson=lesson: other.id == lesson.id)


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which every trap was fallen into, mended and learnt from."""
    data = tmp_path_factory.mktemp("taught")
    assert rounds(teaching(), data) == dict.fromkeys(TRAPS, 1)
    return data


@pytest.mark.slow
def test_what_was_fixed_was_learnt_and_the_next_job_avoids_it(taught: Path) -> None:
    learnt = LessonBook(Store(taught)).own()
    assert {lesson.symbol for lesson in learnt} == {trap.symbol for trap in TRAPS.values()}
    assert {lesson.advice for lesson in learnt} == {trap.advice for trap in TRAPS.values()}
    assert all(lesson.verified for lesson in learnt)
    assert rounds(asking(), taught) == dict.fromkeys(TRAPS, 0)


@pytest.mark.slow
@pytest.mark.parametrize("arm", ["without", "shuffled"])
def test_without_the_lessons_or_with_shuffled_ones_it_does_not(taught: Path, tmp_path: Path, arm: str) -> None:
    learnt = LessonBook(Store(taught)).own()
    book_with(tmp_path / "data", shuffled(learnt) if arm == "shuffled" else [])
    assert rounds(asking(), tmp_path / "data") == dict.fromkeys(TRAPS, 1)
