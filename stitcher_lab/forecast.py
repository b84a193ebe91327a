"""Where the lines of a scene will lie, before it is drawn: from its rehearsal and the recordings' true lengths.

A beat lasts as long as its line, in whole frames, or as long as its animations where those are longer; between beats
nothing changes. So the forecast is exact unless a scene asks how long a line is and does something else than that with
the answer, or its animations were hidden in a line that was thought to be longer. What must be right is checked
against the clip.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.model import BeatSpan
from stitcher_lab.pacing import estimated_seconds, frames_for

if TYPE_CHECKING:
    from stitcher_lab.model import Narration, RehearsedScene


@dataclass(frozen=True, slots=True)
class Forecast:
    """A scene's length and its beats, in frames from its start."""

    frames: int
    beats: tuple[BeatSpan, ...]


def forecast(scene: RehearsedScene, narration: Narration, fps: int) -> Forecast:
    """Move every beat by what the lines before it are longer or shorter than the rehearsal thought."""
    moved, beats = 0, []
    for beat, line in zip(scene.beats, scene.lines, strict=True):
        thought = frames_for(estimated_seconds(line.text, line.say), fps)
        spoken = frames_for(narration.lines[beat.key].duration, fps)
        rehearsed = beat.end_frame - beat.start_frame
        # Longer than the line was thought to be: that was the animations.
        length = max(spoken, rehearsed) if rehearsed > thought else spoken
        beats.append(BeatSpan(beat.key, beat.start_frame + moved, beat.start_frame + moved + length))
        moved += length - rehearsed
    return Forecast(scene.frames + moved, tuple(beats))
