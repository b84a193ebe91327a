"""Clips and the video."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stitcher_lab.model.gap import Gap
from stitcher_lab.model.making import Making
from stitcher_lab.model.script import BeatSpan


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
    be made: the same video was found in the store. ``making`` tells how a model wrote its script, ``job`` is the id in
    the history.
    """

    path: Path
    title: str
    duration: float
    voice: str
    files: Mapping[str, Path]
    gaps: tuple[Gap, ...] = ()
    notes: tuple[str, ...] = ()
    reused: bool = False
    making: Making | None = None
    job: str = ""
