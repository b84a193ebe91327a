"""Rows with a limit of their own: what cannot be compared with plain manim, because it has nothing of the kind."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from benchmarks.speed import scenes
from benchmarks.speed.rows import LESSON, P480, P720, P1080, VOICE
from stitcher_lab.audience import Audience
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.sandbox import Task
from stitcher_lab.sandbox.task import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.speed.ours import Warm

DIJKSTRA = "dijkstra"  # with half a minute of narration, one of the shortest


@dataclass(frozen=True, slots=True)
class Limited:
    """One figure, the smaller the better, and what it should stay under; ``unit`` is for the reader.

    What is ``long`` is measured once, whatever ``--repeat`` says.
    """

    name: str
    measure: Callable[[Warm, Path], float]
    limit: float
    unit: str
    long: bool = False


def _overhead(warm: Warm, folder: Path) -> float:
    """Milliseconds of a task that does nothing, in a sandbox that was waiting: from the call to the last trace gone."""
    warm.ready()
    folder.mkdir(parents=True)
    task = Task("stitcher_lab.tex.inside", {"formulas": []}, preload="stitcher_lab.render.preload")
    begin = time.perf_counter()
    outcome = warm.sandbox.run(task, folder, cancellation=Cancellation())
    seconds = time.perf_counter() - begin
    if outcome.verdict is not Verdict.DONE:
        raise RuntimeError(f"The empty task ended as {outcome.verdict}: {outcome.log[-500:]}")
    return 1000 * seconds


class _Watcher(Audience):
    """Notes when the first picture could have been played."""

    def __init__(self) -> None:
        self.first = 0.0

    def piece(self, place: int, number: int, content: bytes) -> None:  # noqa: ARG002
        self.first = self.first or time.perf_counter()


def _first_picture(warm: Warm, folder: Path) -> float:  # noqa: ARG001
    """Seconds from the rehearsal's end, when the code is known to be good, to the first piece of the first scene."""
    watcher = _Watcher()
    with warm.empty() as studio:
        job = warm.make(studio, LESSON, P720, voice=VOICE, audience=watcher)
    return watcher.first - job.good


def _of_playing_time(warm: Warm, folder: Path) -> float:  # noqa: ARG001
    """A narrated lesson at 1080p30 from its name to the finished video, as a part of its playing time."""
    with warm.empty() as studio:
        job = warm.make(studio, DIJKSTRA, P1080, voice=VOICE)
    return job.seconds / job.length


def _growth_with_length(warm: Warm, folder: Path) -> float:  # noqa: ARG001
    """What a second of video costs in sixteen scenes of twelve seconds, against what it costs in four."""
    spent = []
    for count in (4, 16):
        with warm.empty() as studio:
            job = warm.render(studio, scenes.still_lesson(count, 12), replace(P480, fps=30))
        spent.append(job.seconds / job.length)
    return spent[1] / spent[0]


def _growth_with_store(warm: Warm, folder: Path) -> float:  # noqa: ARG001
    """What a small job costs after two hundred others, kept in history and caches, against what it cost at first."""
    with warm.empty() as studio:
        first = min(_small(warm, studio, number) for number in range(3))
        for number in range(3, 200):
            warm.render(studio, _numbered(number), P480, wait=False)
        last = min(_small(warm, studio, number) for number in range(200, 203))
    return last / first


def _small(warm: Warm, studio: object, number: int) -> float:
    return warm.render(studio, _numbered(number), P480).seconds  # type: ignore[arg-type]


def _numbered(number: int) -> str:
    return scenes.TRIVIAL.replace("PI / 4", f"PI / {number + 5}")


LIMITED = (
    Limited("empty task, warm sandbox", _overhead, 60, "ms"),
    Limited("first picture after the rehearsal, 720p30", _first_picture, 1.0, "s"),
    Limited("narrated lesson 1080p30, of its playing time", _of_playing_time, 0.5, "x"),
    Limited("a second of video, 16 scenes against 4", _growth_with_length, 1.1, "x"),
    Limited("a job after 200 others, against the first", _growth_with_store, 1.2, "x", long=True),
)
