"""What the pipeline reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The stages a person sees, in order; those from retrieving to writing are a model's."""

    THINKING = "thinking"
    RETRIEVING = "retrieving"
    PLANNING = "planning"
    WRITING = "writing"
    REHEARSING = "rehearsing"
    SPEAKING = "speaking"
    RENDERING = "rendering"
    FINALIZING = "finalizing"


class EventKind(StrEnum):
    """What an event tells about its stage; a note is for the user to keep, a step is worth showing as it goes by."""

    STARTED = "started"
    PROGRESS = "progress"
    STEP = "step"
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
