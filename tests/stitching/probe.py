"""What a finished video is, read back from the file."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, BinaryIO

from stitcher_lab.errors import RequestError
from stitcher_lab.stitching.h264 import read_record
from stitcher_lab.stitching.timeline import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BOX_HEADER = 8  # bytes: size and name
_LONG_SIZE = 1  # as a size: the true one follows in 64 bits


@dataclass(frozen=True, slots=True)
class Subtitle:
    """One cue of the subtitle track; seconds."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """Times in seconds, loudness in LUFS, true peak in dBTP (both ``None`` for silence or where not listened to).

    ``longest_key_gap`` is the longest time between two key frames, or from the last to the end. ``audio_start`` and
    ``audio_duration`` are the sound's as decoded. ``fast_start`` tells whether the index comes before the pictures.
    """

    duration: float
    width: int
    height: int
    fps: float
    frames: int
    profile: str
    level: str
    longest_key_gap: float
    video_codec: str
    audio_codec: str
    audio_rate: int
    audio_channels: int
    audio_duration: float | None
    language: str
    loudness: float | None
    true_peak: float | None
    fast_start: bool
    chapters: tuple[tuple[float, float, str], ...]
    subtitles: tuple[Subtitle, ...]
    metadata: tuple[tuple[str, str], ...]


def probe(path: Path, *, listen: bool = True) -> VideoFacts:
    """Read a finished video. ``listen`` decodes the sound to measure it, a second for each five minutes.

    Raises
    ------
    stitcher_lab.errors.RequestError
        The file cannot be read as a video of ours.

    """
    import av  # noqa: PLC0415 - takes a while to import

    try:
        with av.open(str(path), format="mp4") as container:
            return _facts(path, container, listen=listen)
    except (av.FFmpegError, OSError, ValueError, IndexError) as error:
        raise RequestError(f"{path} cannot be read as a video: {error}.") from error


def _facts(path: Path, container: Any, *, listen: bool) -> VideoFacts:
    video, audio = container.streams.video[0], container.streams.audio[0]
    kind = read_record(bytes(video.codec_context.extradata or b""))
    times, keys, subtitles = [], [], []
    for packet in container.demux():
        if not packet.size or packet.pts is None:
            continue
        start = float(packet.pts * packet.time_base)
        if packet.stream is video:
            times.append(start)
            if packet.is_keyframe:
                keys.append(start)
        elif packet.stream.type == "subtitle":
            text = bytes(packet)[2:].decode(errors="replace")
            if text:
                subtitles.append(Subtitle(start, start + float(packet.duration * packet.time_base), text))
    fps = float(video.average_rate)
    end = max(times) + 1 / fps
    loudness = true_peak = length = None
    if listen:
        loudness, true_peak, length = _listen(path)
    return VideoFacts(
        duration=end,
        width=video.codec_context.width,
        height=video.codec_context.height,
        fps=fps,
        frames=len(times),
        profile=kind.profile,
        level=kind.level,
        longest_key_gap=max(after - before for before, after in pairwise([*keys, end])),
        video_codec=video.codec_context.name,
        audio_codec=audio.codec_context.name,
        audio_rate=audio.codec_context.sample_rate,
        audio_channels=audio.codec_context.channels,
        audio_duration=length,
        language=audio.metadata.get("language", ""),
        loudness=loudness,
        true_peak=true_peak,
        fast_start=fast_start(path),
        chapters=tuple(
            (
                float(chapter["start"] * chapter["time_base"]),
                float(chapter["end"] * chapter["time_base"]),
                chapter["metadata"].get("title", ""),
            )
            for chapter in container.chapters()
        ),
        subtitles=tuple(subtitles),
        metadata=tuple(sorted(container.metadata.items())),
    )


def _listen(path: Path) -> tuple[float | None, float | None, float]:
    """Loudness, true peak and length of the sound as decoded."""
    from stitcher_lab.stitching import loudness, sound  # noqa: PLC0415

    heard = sound.decode(path)
    peak = loudness.true_peak(heard)
    return loudness.integrated(heard), peak if math.isfinite(peak) else None, heard.size / SAMPLE_RATE


def fast_start(path: Path) -> bool:
    """Whether the index (``moov``) comes before the data (``mdat``); ISO/IEC 14496-12, 4.2."""
    with path.open("rb") as stream:
        names = [name for name in _boxes(stream) if name in ("moov", "mdat")]
    return names[:1] == ["moov"]


def _boxes(stream: BinaryIO) -> Iterator[str]:
    """Names of the top-level boxes, in order."""
    while len(header := stream.read(_BOX_HEADER)) == _BOX_HEADER:
        size, read = int.from_bytes(header[:4], "big"), _BOX_HEADER
        if size == _LONG_SIZE:
            size, read = int.from_bytes(stream.read(8), "big"), _BOX_HEADER + 8
        yield header[4:].decode("latin-1")
        if size < read:  # zero: to the end of the file
            return
        stream.seek(size - read, 1)
