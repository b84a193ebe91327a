"""A job: what was asked for, what is reported of it, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any


class JobState(StrEnum):
    """How a job stands. One whose process ended before it did, and that nobody takes over, reads as failed."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self not in (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class JobRequest:
    """What a job is to do: make a video of ``prompt``, or render ``source``.

    ``output`` is an absolute ``.mp4`` path. ``options`` are by name: ``quality``, ``voice``, ``language``,
    ``max_duration``, ``template``, ``values``, ``data``, ``tier``, ``model``, ``fresh``, ``hints``, ``no_voice``,
    ``watermark`` and ``preview``; what is not there, or ``None``, is the settings'. ``place`` is the output relative to
    the server's root, with slashes, for browsers. ``cell`` is the id of the notebook cell it came from, ``notebook``
    that file's name, ``parent`` the job whose script was edited.
    """

    output: Path
    prompt: str = ""
    source: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    place: str = ""
    cell: str = ""
    notebook: str = ""
    parent: str = ""

    @property
    def kind(self) -> str:
        """``make`` or ``render``."""
        return "make" if self.source is None else "render"


@dataclass(frozen=True, slots=True)
class JobEvent:
    """One report of a job, numbered from 1 within it; never changed once it is written.

    ``kind`` is queued, running, started, progress, step, finished, note, early, preview, resumed, retrying, done,
    failed or cancelled; those from started to note are a stage's (see :class:`~stitcher_lab.model.event.EventKind`),
    ``early`` and ``preview`` say that there is something to watch. ``time`` in seconds since 1970; ``elapsed`` and
    ``remaining`` in seconds, for a waiting job until it begins.
    """

    job: str
    seq: int
    time: float
    kind: str
    stage: str | None = None
    message: str = ""
    fraction: float | None = None
    scene: int | None = None
    scenes: int | None = None
    elapsed: float = 0.0
    remaining: float | None = None

    @property
    def last(self) -> bool:
        """Whether the job ended with it."""
        return self.kind in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)

    def as_json(self) -> dict[str, Any]:
        """The event as JSON values."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class JobView:
    """How a job stands: what a person, a browser and a notebook are told.

    Times in seconds since 1970. ``position`` counts from 1, the next, among those that wait; ``estimate`` is in seconds
    until a waiting job begins, or a running one is done. ``early`` tells what can be watched of a running one: media
    ``type`` with codecs, whether there is ``sound``, its ``quality``, and a ``version`` that is another one where it
    began anew; ``preview`` has the ``version`` of the quick video that is there until the one of full quality is.
    ``paths`` are the files that are there, by the name that ``files`` gives them; they are for the door alone, and in
    no JSON.
    """

    id: str
    trace_id: str
    kind: str
    state: JobState
    prompt: str
    title: str | None
    options: Mapping[str, Any]
    cell: str
    notebook: str
    parent: str
    created: float
    started: float | None
    finished: float | None
    attempts: int
    position: int | None
    estimate: float | None
    stage: str | None
    fraction: float | None
    message: str
    scene: int | None
    scenes: int | None
    elapsed: float
    error: Mapping[str, Any] | None
    gaps: tuple[Mapping[str, Any], ...]
    notes: tuple[str, ...]
    video: Mapping[str, Any] | None
    files: tuple[str, ...]
    cost: float
    last_event: int
    early: Mapping[str, Any] | None = None
    preview: Mapping[str, Any] | None = None
    place: str = ""
    output: Path | None = None
    paths: Mapping[str, Path] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The job as JSON values."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        for name in ("place", "output", "paths"):
            del told[name]
        return told | {
            "state": str(self.state),
            "options": dict(self.options),
            "error": dict(self.error) if self.error else None,
            "gaps": [dict(gap) for gap in self.gaps],
            "notes": list(self.notes),
            "video": dict(self.video) if self.video else None,
            "early": dict(self.early) if self.early else None,
            "preview": dict(self.preview) if self.preview else None,
            "files": list(self.files),
        }
