"""Where everything lies in the finished video: whole frames for pictures, whole samples for sound.

Both are derived from frame counts by integer arithmetic, never by adding up seconds: nothing drifts, however long the
video is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.errors import ContractError, ScriptError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.model import Clip, Narration

SAMPLE_RATE = 48_000  # Hz: what the audio track is delivered in


@dataclass(frozen=True, slots=True)
class Placed:
    """One line on the whole video's time axis; frames are counted from the video's first.

    ``scene`` is the clip's class name, ``clip`` its index.
    """

    key: str
    scene: str
    clip: int
    start_frame: int
    end_frame: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The clips end to end. ``first_frames`` holds the frame at which each clip starts."""

    fps: int
    frames: int
    first_frames: tuple[int, ...]
    beats: tuple[Placed, ...]

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return self.frames / self.fps

    @property
    def samples(self) -> int:
        """Length of the audio track in samples of :data:`SAMPLE_RATE`."""
        return self.sample(self.frames)

    def sample(self, frame: int) -> int:
        """The sample at which a frame appears, rounded to the nearest."""
        return (2 * frame * SAMPLE_RATE + self.fps) // (2 * self.fps)

    def seconds(self, frame: int) -> float:
        """The time at which a frame appears."""
        return frame / self.fps


def lay_out(clips: Sequence[Clip], narration: Narration | None) -> Timeline:
    """Put clips end to end and every spoken line where its beat starts.

    Raises
    ------
    stitcher_lab.errors.ScriptError
        There is nothing to join, clips differ in frame rate, or a beat lies outside its clip.
    stitcher_lab.errors.ContractError
        A beat speaks a line that is not in the narration.

    """
    if not clips:
        raise ScriptError("There is no scene to make a video of.", remedy="Write at least one Scene class.")
    fps = clips[0].fps
    position, first_frames, beats = 0, [], []
    for number, clip in enumerate(clips):
        if clip.fps != fps:
            raise ScriptError(
                f"{clip.scene} was drawn at {clip.fps} frames per second, the scene before at {fps}.",
                scene=clip.scene,
            )
        if clip.frames < 1:
            raise ScriptError(f"{clip.scene} has no frame.", remedy="Show something in it.", scene=clip.scene)
        for beat in clip.beats:
            if not 0 <= beat.start_frame <= beat.end_frame <= clip.frames:
                raise ScriptError(f"{clip.scene} tells of a line outside its own length.", scene=clip.scene)
            if narration is None or beat.key not in narration.lines:
                raise ContractError(f"{clip.scene} speaks a line that was never recorded.", scene=clip.scene)
            beats.append(
                Placed(beat.key, clip.scene, number, position + beat.start_frame, position + beat.end_frame),
            )
        first_frames.append(position)
        position += clip.frames
    return Timeline(fps, position, tuple(first_frames), tuple(beats))
