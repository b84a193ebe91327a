"""The narration: voices behind one interface, word times, captions, transcript.

Importing this costs next to nothing; each name is loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stitcher_lab.narration.captioning import Cue, cues, srt, webvtt
    from stitcher_lab.narration.catalog import Voice, candidates, list_voices, speakable
    from stitcher_lab.narration.cue_sheet import manifest
    from stitcher_lab.narration.recordings import RecordingCache
    from stitcher_lab.narration.speaking import speak
    from stitcher_lab.narration.spoken import spoken_form
    from stitcher_lab.narration.transcripts import Beat, Chapter, transcript

__all__ = [
    "Beat",
    "Chapter",
    "Cue",
    "RecordingCache",
    "Voice",
    "candidates",
    "cues",
    "list_voices",
    "manifest",
    "speak",
    "speakable",
    "spoken_form",
    "srt",
    "transcript",
    "webvtt",
]

_HOMES = {
    "Beat": "transcripts",
    "Chapter": "transcripts",
    "Cue": "captioning",
    "RecordingCache": "recordings",
    "Voice": "catalog",
    "candidates": "catalog",
    "cues": "captioning",
    "list_voices": "catalog",
    "manifest": "cue_sheet",
    "speak": "speaking",
    "speakable": "catalog",
    "spoken_form": "spoken",
    "srt": "captioning",
    "transcript": "transcripts",
    "webvtt": "captioning",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{home}"), name)
