"""The request: what is asked for, cleaned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


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
    # What follows is for a model only: colours that were asked for (names, at most four), values that the video is to
    # show (by name, as JSON), which tier writes ("auto", "fast", "strong"), and hints for single scenes (by name).
    palette: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    tier: str = "auto"
    hints: Mapping[str, str] = field(default_factory=dict)
    # Whether nobody said which language to use: a model then takes the prompt's own.
    language_open: bool = False
    # Whether a small, quick video is wanted before the video itself.
    preview: bool = False
