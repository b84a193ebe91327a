"""The rows of the table: what is timed, at which quality, and what is aimed at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.speed import plain, scenes
from benchmarks.speed.ours import cold
from stitcher_lab.model import QUALITIES, Quality

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.speed.ours import Warm

P480 = QUALITIES["preview"]
P720 = QUALITIES["720p"]
P1080 = QUALITIES["1080p"]
HD60 = Quality(name="1080p", width=1920, height=1080, fps=60)

LESSON = "binary_search"
VOICE = "pico"
# One word of one spoken line of that lesson, and what the teacher writes instead.
EDIT = ("We could go through it", "You could go through it")


@dataclass(frozen=True, slots=True)
class Pair:
    """Seconds that plain manim and we took for the same, one after the other; ``note`` is for the reader."""

    plain: float
    ours: float
    note: str = ""

    @property
    def ratio(self) -> float:
        """How many times as fast we are."""
        return self.plain / self.ours


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. ``measure`` gets the waiting process and an empty folder; ``target`` is a ratio."""

    name: str
    measure: Callable[[Warm, Path], Pair]
    target: float | None = None


def _drawn(source: str, quality: Quality) -> Callable[[Warm, Path], Pair]:
    """Script to finished video in a process that waits, formulas never set before."""

    def measure(warm: Warm, folder: Path) -> Pair:
        manim = plain.render(source, quality, folder / "plain")
        with warm.empty() as studio:
            job = warm.render(studio, source, quality)
        return Pair(manim, job.seconds, _told(job.stages))

    return measure


def _formulas_known(source: str, quality: Quality) -> Callable[[Warm, Path], Pair]:
    """Both have set the formulas before, in another film."""

    def measure(warm: Warm, folder: Path) -> Pair:
        plain.render(source, P480, folder / "plain")
        manim = plain.render(source, quality, folder / "plain")
        with warm.empty() as studio:
            warm.render(studio, source.replace("self.wait(0.2)", "self.wait(0.1)"), P480)
            job = warm.render(studio, source, quality)
        return Pair(manim, job.seconds, _told(job.stages))

    return measure


def _command(source: str, quality: Quality) -> Callable[[Warm, Path], Pair]:
    """Two commands in fresh processes, on empty folders."""

    def measure(_: Warm, folder: Path) -> Pair:
        return Pair(plain.render(source, quality, folder / "plain"), cold(source, quality.name, folder / "cold"))

    return measure


def _lesson(template: str, quality: Quality) -> Callable[[Warm, Path], Pair]:
    """A narrated lesson from its name to the finished video; plain manim draws its scenes without a voice."""

    def measure(warm: Warm, folder: Path) -> Pair:
        manim = plain.render(_source(template), quality, folder / "plain")
        with warm.empty() as studio:
            job = warm.make(studio, template, quality, voice=VOICE)
        return Pair(manim, job.seconds, f"{job.length:.0f} s of video; {_told(job.stages)}")

    return measure


def _edited(template: str, quality: Quality) -> Callable[[Warm, Path], Pair]:
    """The same lesson once more after one spoken line was changed."""

    def measure(warm: Warm, folder: Path) -> Pair:
        source = _source(template)
        manim = plain.render(source, quality, folder / "plain")
        with warm.empty() as studio:
            warm.render(studio, source, quality, voice=VOICE)
            job = warm.render(studio, source.replace(*EDIT), quality, voice=VOICE)
        return Pair(manim, job.seconds, f"{job.length:.0f} s of video; {_told(job.stages)}")

    return measure


def _source(template: str) -> str:
    from stitcher_lab.templates import fill, get  # noqa: PLC0415 - brings Manim's world along

    return fill(get(template)).source


def _told(stages: dict[str, float]) -> str:
    return ", ".join(f"{name} {seconds:.2f}" for name, seconds in stages.items())


ROWS = (
    Row("trivial 480p15", _drawn(scenes.TRIVIAL, P480), 4.0),
    Row("trivial 480p15, command line", _command(scenes.TRIVIAL, P480)),
    Row("2D 28 s 480p15", _drawn(scenes.FLAT, P480), 3.0),
    Row("2D 28 s 480p15, command line", _command(scenes.FLAT, P480)),
    Row("2D 28 s 720p30", _drawn(scenes.FLAT, P720)),
    Row("2D 28 s 1080p60", _drawn(scenes.FLAT, HD60), 3.5),
    Row("24 formulas, never set 480p15", _drawn(scenes.FORMULAS, P480), 5.0),
    Row("24 formulas, set before 480p15", _formulas_known(scenes.FORMULAS, P480)),
    Row("24 formulas, command line", _command(scenes.FORMULAS, P480)),
    Row("3D 12 s 480p15", _drawn(scenes.SOLID, P480), 3.0),
    Row("narrated lesson 720p30", _lesson(LESSON, P720)),
    Row("the same, one line edited", _edited(LESSON, P720), 8.0),
)
