"""Clips, examined: each must be exactly what the encoder settings promise before it is joined. Runs in the sandbox.

A clip was written next to hostile code, which could have put anything in its place. What is joined by copy reaches
the viewer's player unchanged, so a clip may hold nothing but one H.264 stream in the right form. Only the container
is read, with limits on everything; no picture is decoded here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import av

from stitcher_lab.stitching.h264 import MalformedError, picture_units, read_record

if TYPE_CHECKING:
    from pathlib import Path


class FlawError(ValueError):
    """A clip is not what it should be; the message says how, as the end of "The clip of X cannot be used: …"."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a clip must be: pixels, frames per second, H.264 profile and level, and its number of frames."""

    width: int
    height: int
    fps: int
    profile: str
    level: str
    pixel_format: str
    frames: int


@dataclass(frozen=True, slots=True)
class Examined:
    """A clip that passed: its true number of frames, which of them are key frames, and its parameter record."""

    path: Path
    frames: int
    keys: tuple[int, ...]
    record: bytes


def open_clip(path: Path) -> Any:
    """Open as MP4 and nothing else: libav's guessing would let playlists and exotic formats in.

    Raises
    ------
    FlawError
        It is no MP4 file.

    """
    try:
        return av.open(str(path), format="mp4", options={"enable_drefs": "0"})
    except (av.FFmpegError, ValueError, OSError) as error:
        raise FlawError("it is no MP4 file") from error


def examine(path: Path, expected: Expected) -> Examined:
    """Read a clip through and hold it against what it must be.

    Raises
    ------
    FlawError
        It is not what it must be.

    """
    with open_clip(path) as container:
        if len(container.streams) != 1 or len(container.streams.video) != 1:
            raise FlawError("it holds more than one picture track")
        stream = container.streams.video[0]
        context = stream.codec_context
        if context is None:
            raise FlawError("it is encoded in a way that nobody knows")
        if context.name != "h264":
            raise FlawError(f"it is encoded as {context.name}")
        if (context.width, context.height) != (expected.width, expected.height):
            found = f"{context.width} x {context.height}"
            raise FlawError(f"it is {found} pixels where {expected.width} x {expected.height} were asked for")
        if context.pix_fmt is None:  # not one picture could be read
            raise FlawError("its pictures cannot be read")
        if context.pix_fmt != expected.pixel_format:
            raise FlawError(f"its pixels are {context.pix_fmt}, not {expected.pixel_format}")
        own = bytes(context.extradata or b"")
        try:
            kind = read_record(own)
            if (kind.profile, kind.level) != (expected.profile, expected.level):
                wanted = f"{expected.profile}@{expected.level}"
                raise FlawError(f"it is H.264 {kind.profile}@{kind.level} where {wanted} was asked for")
            frames, keys = _read_packets(container, stream, expected, kind.sets)
        except (MalformedError, av.FFmpegError) as error:
            raise FlawError(str(error) if isinstance(error, MalformedError) else "it is damaged") from error
    if frames != expected.frames:  # the sound of every later scene is laid by this count
        raise FlawError(f"it holds {frames} frames where {expected.frames} were drawn")
    _check_keys(keys, frames, expected.fps)
    return Examined(path, frames, tuple(keys), own)


def _read_packets(
    container: Any,
    stream: Any,
    expected: Expected,
    sets: frozenset[bytes],
) -> tuple[int, list[int]]:
    frames, keys = 0, []
    last: int | None = None
    for packet in container.demux(stream):
        if not packet.size:
            continue
        if frames == expected.frames:
            raise FlawError(f"it holds more than the {expected.frames} frames that were drawn")
        if packet.is_corrupt:
            raise FlawError("it is cut off or damaged")
        if packet.pts is None or packet.pts != packet.dts:
            raise FlawError("its frames are not in the order in which they are shown")
        if last is not None and packet.pts <= last:
            raise FlawError("its clock runs backwards")
        last = packet.pts
        picture_units(bytes(packet), sets)
        if packet.is_keyframe:
            keys.append(frames)
        frames += 1
    return frames, keys


def _check_keys(keys: list[int], frames: int, fps: int) -> None:
    """Hold that it starts with a key frame and that no two are more than a second apart."""
    if not keys or keys[0] != 0:
        raise FlawError("it does not start with a key frame")
    if any(after - before > fps for before, after in pairwise([*keys, frames])):
        raise FlawError("its key frames are more than a second apart")
