"""The nouns that flow through the pipeline, and the events it reports.

Every type here is plain, frozen data: no behaviour beyond arithmetic on its own fields, no heavy import. Times are
seconds unless a name ends in ``_frame`` or ``_frames``; sizes are pixels or bytes as said.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


# ---------------------------------------------------------------------------------------------------- the request


@dataclass(frozen=True, slots=True)
class Quality:
    """Picture size in pixels and frame rate in frames per second."""

    name: str
    width: int
    height: int
    fps: int


QUALITIES: Mapping[str, Quality] = {
    quality.name: quality
    for quality in (
        Quality("preview", 854, 480, 15),
        Quality("720p", 1280, 720, 30),
        Quality("1080p", 1920, 1080, 30),
        Quality("4k", 3840, 2160, 30),
    )
}


@dataclass(frozen=True, slots=True)
class Brief:
    """The cleaned prompt and its options.

    ``max_duration`` caps the finished video, in seconds. ``voice`` is a voice id or ``"auto"``. ``notes`` are
    sentences for the user about what was changed in the prompt.
    """

    prompt: str
    quality: Quality
    max_duration: float
    voice: str = "auto"
    language: str = "en"
    template: str | None = None
    watermark: Path | None = None
    notes: tuple[str, ...] = ()


# ------------------------------------------------------------------------------------------- what is said and shown


@dataclass(frozen=True, slots=True)
class Line:
    """One narration line: what the captions show, what is spoken, and what the picture shows meanwhile."""

    text: str
    say: str
    visual: str = ""

    @property
    def key(self) -> str:
        """Identity under the narration contract: a hash of the exact caption and spoken strings."""
        return hashlib.sha256(f"{self.text}\x00{self.say}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Script:
    """One Python file: one Manim ``Scene`` class per chapter, narration inline.

    ``scenes`` are class names in playing order, as far as they can be told without running it. ``origin`` says where
    it came from: ``template:<id>`` or ``file:<name>``.
    """

    source: str
    scenes: tuple[str, ...]
    title: str
    origin: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


# ------------------------------------------------------------------------------------------------------- rehearsal


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw of layout, seen at the end of a beat.

    ``kind`` is one of ``overlap``, ``off_frame``, ``covered``, ``crossed``, ``too_small``, ``low_contrast``,
    ``caption_zone``, ``blank``. ``severity`` is ``error`` (a viewer cannot read something) or ``warning``.
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
    the order of ``lines``.
    """

    name: str
    title: str
    lines: tuple[Line, ...]
    beats: tuple[BeatSpan, ...]
    tex: tuple[str, ...]
    frames: int
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A scene that could not be made, and why, in one sentence. ``line`` is the script's, where known."""

    scene: str
    reason: str
    remedy: str = ""
    line: int | None = None
    details: str = ""


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
    def duration(self) -> float:
        """Estimated length in seconds."""
        return sum(scene.frames for scene in self.scenes) / self.fps


# ------------------------------------------------------------------------------------------------------- narration


@dataclass(frozen=True, slots=True)
class Word:
    """One spoken word: its span in ``Line.text`` (characters) and in the recording (seconds)."""

    text: str
    start: float
    end: float
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One line as recorded: a mono 16-bit wav file, its exact duration, and when each word is heard."""

    line: Line
    wav: Path
    duration: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Narration:
    """One take: every line by one engine, in one voice. ``lines`` is keyed by :attr:`Line.key`."""

    engine: str
    engine_version: str
    voice: str
    language: str
    lines: Mapping[str, SpokenLine]
    notes: tuple[str, ...] = ()


# ----------------------------------------------------------------------------------------------- clips and the video


@dataclass(frozen=True, slots=True)
class Clip:
    """One scene, rendered silent with its final encoder settings."""

    scene: str
    title: str
    path: Path
    frames: int
    fps: int
    beats: tuple[BeatSpan, ...]


@dataclass(frozen=True, slots=True)
class Video:
    """The finished MP4 and everything that belongs to it.

    ``duration`` in seconds. ``files`` are what lies beside the MP4, by ending: ``vtt`` and ``srt`` (captions),
    ``chapters.vtt``, ``transcript.md``, ``poster.png``, ``strip.jpg``, ``manifest.json`` and ``py`` (the script).
    ``gaps`` are scenes that are missing from it, ``notes`` sentences for the user. ``reused`` says that nothing had to
    be made: the same video was found in the store.
    """

    path: Path
    title: str
    duration: float
    voice: str
    files: Mapping[str, Path]
    gaps: tuple[Gap, ...] = ()
    notes: tuple[str, ...] = ()
    reused: bool = False


# ---------------------------------------------------------------------------------------------------------- events


class Stage(StrEnum):
    """The stages a person sees, in order."""

    THINKING = "thinking"
    REHEARSING = "rehearsing"
    SPEAKING = "speaking"
    RENDERING = "rendering"
    FINALIZING = "finalizing"


class EventKind(StrEnum):
    """What an event tells about its stage."""

    STARTED = "started"
    PROGRESS = "progress"
    FINISHED = "finished"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Event:
    """One report of the pipeline.

    ``fraction`` is the part of the stage that is done, 0 to 1; ``scene`` and ``scenes`` count from 1 while scenes are
    being worked on; ``remaining`` is the estimate for the whole job in seconds.
    """

    stage: Stage
    kind: EventKind
    message: str = ""
    fraction: float | None = None
    scene: int | None = None
    scenes: int | None = None
    elapsed: float = 0.0
    remaining: float | None = None
