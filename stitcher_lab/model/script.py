"""The script, and what came out when it was rehearsed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stitcher_lab.model.gap import Gap
from stitcher_lab.model.making import Making
from stitcher_lab.model.story import Line


@dataclass(frozen=True, slots=True)
class Script:
    """One Python file: one Manim ``Scene`` class per chapter, narration inline.

    ``scenes`` are class names in playing order, as far as they can be told without running it. ``origin`` says where
    it came from: ``template:<id>``, ``file:<name>`` or ``model:<id>``. ``gaps`` are scenes that its author could not
    write, and ``making`` tells how a model wrote it.
    """

    source: str
    scenes: tuple[str, ...]
    title: str
    origin: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    making: Making | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw of layout, seen at the end of a beat.

    ``kind`` is one of ``overlap``, ``off_frame``, ``covered``, ``crossed``, ``too_small``, ``low_contrast``,
    ``caption_zone``, ``blank``, ``still`` (the picture rests while the line goes on), ``seen`` (what a model that
    looks at pictures found). ``severity`` is ``error`` (a viewer cannot read something) or ``warning``.
    """

    kind: str
    severity: str
    scene: str
    beat: int
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class BeatSpan:
    """When one line is spoken within its scene, in frames from the scene's first."""

    key: str
    start_frame: int
    end_frame: int


@dataclass(frozen=True, slots=True)
class RehearsedScene:
    """What one scene said and did when it ran with no frame drawn.

    ``frames`` counts the frames the scene would draw at the rehearsal's estimated line durations; ``beats`` are in
    the order of ``lines``. ``tex`` lists the formulas, as TeX got them, and ``pictures`` what they are called in the
    rehearsal's ``tex_cache``. ``without_latex`` names what set formulas in LaTeX's place, where something did.
    """

    name: str
    title: str
    lines: tuple[Line, ...]
    beats: tuple[BeatSpan, ...]
    tex: tuple[str, ...]
    frames: int
    findings: tuple[Finding, ...] = ()
    pictures: tuple[str, ...] = ()
    without_latex: str = ""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The whole script, rehearsed.

    ``gaps`` are the scenes that failed: one bad scene never costs the others. ``tex_cache`` is the path of a zip of
    compiled formulas, if there are any.
    """

    scenes: tuple[RehearsedScene, ...]
    fps: int
    tex_cache: Path | None = None
    gaps: tuple[Gap, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every distinct line, in the order in which it is first spoken."""
        return tuple({line.key: line for scene in self.scenes for line in scene.lines}.values())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every layout finding."""
        return tuple(finding for scene in self.scenes for finding in scene.findings)

    @property
    def notes(self) -> tuple[str, ...]:
        """What whoever sees the video should know."""
        setters = sorted({scene.without_latex for scene in self.scenes} - {""})
        return tuple(f"Formulas were set without LaTeX, by {name}: their letters look different." for name in setters)

    @property
    def duration(self) -> float:
        """Estimated length in seconds."""
        return sum(scene.frames for scene in self.scenes) / self.fps
