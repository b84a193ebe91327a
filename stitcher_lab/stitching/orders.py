"""What the inside of stitching is asked to do: requests, the files they need, and what it may use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stitcher_lab import encoding
from stitcher_lab.sandbox import Limits, Task
from stitcher_lab.sandbox.task import MIB
from stitcher_lab.stitching.timeline import SAMPLE_RATE
from stitcher_lab.store.blobs import file_digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from stitcher_lab.model import Clip, Narration, Quality
    from stitcher_lab.stitching.answer import Seen
    from stitcher_lab.stitching.timeline import Timeline

INSIDE = "stitcher_lab.stitching.inside"
PRELOAD = "stitcher_lab.stitching.preload"
SOUND = "sound.m4a"

# Bytes: what one second of a narration track needs while it is made.
_PER_SAMPLE = 48


@dataclass(frozen=True, slots=True)
class Looked:
    """A clip that was looked at in a second sandbox and is what it should be; ``stills`` is its sheet of pictures."""

    seen: Seen
    stills: Path


@dataclass(frozen=True, slots=True)
class Cues:
    """What decides how a narration track sounds: which recordings start at which of its samples, and its length."""

    starts: tuple[tuple[Path, int], ...]
    samples: int

    @classmethod
    def of(cls, timeline: Timeline, narration: Narration | None) -> Cues:
        """Read them off a timeline."""
        lines = narration.lines if narration else {}
        starts = tuple((lines[beat.key].wav, timeline.sample(beat.start_frame)) for beat in timeline.beats)
        return cls(starts, timeline.samples)

    def content(self) -> list[Any]:
        """The same for the same sound: recordings by their hashes instead of their places."""
        digests = {wav: file_digest(wav) for wav, _ in self.starts}
        return [self.samples, [[digests[wav], start] for wav, start in self.starts]]


@dataclass(frozen=True, slots=True)
class Track:
    """A narration track, encoded. ``loudness`` in LUFS and ``true_peak`` in dBTP as decoded; ``None`` for silence."""

    path: Path
    loudness: float | None
    true_peak: float | None


class Work:
    """One task in the making: each part adds to the request, and the files that it needs."""

    def __init__(self, quality: Quality) -> None:
        self.request: dict[str, Any] = {"expected": expected(quality), "clips": []}
        self._quality = quality
        self._inputs: dict[str, Path | bytes] = {}
        self._weight = 0
        self._samples = 0
        self._seconds = 0.0

    def clips(self, clips: Sequence[Clip], looked: Mapping[int, Looked]) -> Work:
        """Look at clips, but for those that were ``looked`` at before, by their places."""
        for number, clip in enumerate(clips):
            name = f"clip-{number}.mp4"
            entry: dict[str, Any] = {"file": name, "frames": clip.frames}
            self._inputs[name] = clip.path
            self._weight += clip.path.stat().st_size
            self._seconds += clip.frames / self._quality.fps
            if number in looked:
                seen, sheet = looked[number].seen, f"stills-{number}.png"
                entry["known"] = {
                    "keys": list(seen.keys), "record": seen.record, "scores": list(seen.scores), "stills": sheet
                }  # fmt: skip
                self._inputs[sheet] = looked[number].stills
            else:
                entry["ends"] = [beat.end_frame for beat in clip.beats]
            self.request["clips"].append(entry)
        return self

    def track(self, cues: Cues) -> Work:
        """Make the sound."""
        names: dict[Path, str] = {}
        for wav, _ in cues.starts:
            names.setdefault(wav, f"line-{len(names)}.wav")
        self._inputs |= {name: wav for wav, name in names.items()}
        starts = [(names[wav], start) for wav, start in cues.starts]
        self.request["track"] = {"cues": starts, "samples": cues.samples}
        self._samples = cues.samples
        return self

    def with_track(self, track: Track) -> Work:
        """Use a sound that was made before."""
        self._inputs[SOUND] = track.path
        self.request["track"] = {"file": SOUND, "loudness": track.loudness, "true_peak": track.true_peak}
        self._weight += track.path.stat().st_size
        return self

    def join(self, **order: Any) -> Work:
        """Make the video."""
        self.request["join"] = order
        return self

    def task(self) -> Task:
        """The task, with room for what was measured, several times over."""
        megapixels = self._quality.width * self._quality.height / 1e6
        seconds = max(self._seconds, self._samples / SAMPLE_RATE)
        limits = Limits(
            wall=120 + seconds * (1 + megapixels),
            memory=1024 * MIB + _PER_SAMPLE * self._samples + int(200 * MIB * megapixels),
            # Not less than the usual, so that a cell that waits can be taken.
            scratch=max(Limits().scratch, 2 * self._weight + 256 * MIB + 64_000 * int(seconds)),
            result=2 * self._weight + 128 * MIB,
        )
        return Task(INSIDE, self.request, self._inputs, limits, preload=PRELOAD)


def expected(quality: Quality) -> dict[str, Any]:
    """What every clip of this quality must be."""
    return {
        "width": quality.width,
        "height": quality.height,
        "fps": quality.fps,
        "profile": encoding.PROFILE,
        "level": encoding.h264_level(quality.width, quality.height, quality.fps),
        "pixel_format": encoding.PIXEL_FORMAT,
    }
