"""The lessons that come with the program: every one of them is true of the installed Manim."""

from __future__ import annotations

import re

import pytest

from stitcher_lab import render
from stitcher_lab.agent.lessons import trials
from stitcher_lab.agent.lessons.book import made
from stitcher_lab.agent.lessons.hygiene import MOST_ADVICE, is_order
from stitcher_lab.agent.lessons.likeness import same
from stitcher_lab.agent.lessons.starter import starter_lessons
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.model import QUALITIES
from stitcher_lab.sandbox import Limits, open_sandbox

LESSONS = starter_lessons()


def test_there_are_some_and_no_two_tell_of_the_same_mistake() -> None:
    assert len(LESSONS) >= 20
    for number, lesson in enumerate(LESSONS):
        assert not [other.symbol for other in LESSONS[:number] if same(lesson, other)], lesson


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: f"{lesson.symbol}-{lesson.id[:4]}")
def test_each_is_as_fit_as_what_is_learnt_must_be(lesson) -> None:
    again = made(
        lesson.symbol, lesson.failing, lesson.fixed, error=lesson.error, advice=lesson.advice,
        manim_version=lesson.manim_version,
    )  # fmt: skip
    assert again.advice == lesson.advice
    assert len(lesson.advice) <= MOST_ADVICE
    assert not is_order(lesson.advice)


@pytest.mark.slow
def test_each_failing_snippet_fails_as_told_and_each_fixed_one_runs(tmp_path) -> None:
    """One script of all trials; a scene that does not end well leaves a gap."""
    scenes = {}
    for number, lesson in enumerate(LESSONS):
        scenes[f"Fails{number}"] = trials.fails(lesson.failing, trials.failure_told_by(lesson.error))
        scenes[f"Runs{number}"] = trials.runs(lesson.fixed)
    source = "from manim import *\nfrom stitcher_lab.scene import *\n"
    for name, scene in scenes.items():
        source += "\n" + re.sub(r"\bclass Trial\(", f"class {name}(", scene[scene.index("class Trial(") :])
    rehearsal = render.rehearse(
        source, quality=QUALITIES["preview"], sandbox=open_sandbox(), outbox=tmp_path,
        cancellation=Cancellation(), limits=Limits(wall=200),
    )  # fmt: skip
    assert [gap.reason for gap in rehearsal.gaps] == []
    assert {scene.name for scene in rehearsal.scenes} == set(scenes)
