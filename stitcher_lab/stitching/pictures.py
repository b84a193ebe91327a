"""The poster and the frame strip, from the joined video's key frames. Runs in the sandbox."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

TILE_WIDTH = 160  # pixels
COLUMNS = 10
MOST_TILES = 100

_MOST_CANDIDATES = 24
_POSTER_WIDTH = 1280  # pixels, at most
_GRAIN = 320  # pixels: the width at which candidates are compared
_EDGE = 24  # of 255: a step in brightness that an eye sees
_VIVID = 70  # of 255: between a point's strongest and weakest colour
_MARGIN = 0.2  # of the video, at either end
_LESS = 0.6
_JPEG_QUALITY = 82


@dataclass(frozen=True, slots=True)
class Strip:
    """How a strip is read: tiles row by row, ``interval`` seconds apart, each ``width`` x ``height`` pixels."""

    tiles: int
    columns: int
    width: int
    height: int
    interval: float


def key_frames(video: Path, wanted: Iterable[int], fps: int) -> Iterator[tuple[int, Any]]:
    """Decode the key frames whose numbers are wanted, in order, and nothing else."""
    numbers = set(wanted)
    with av.open(str(video)) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        for packet in container.demux(stream):
            if not packet.is_keyframe or packet.pts is None:
                continue
            number = round(packet.pts * packet.time_base * fps)
            if number in numbers:
                frames = [*context.decode(packet), *context.decode(None)]
                context.flush_buffers()
                if frames:
                    yield number, frames[0]


def picture(frame: Any, width: int | None = None) -> Image.Image:
    """The frame as RGB, made smaller: Manim's colours went through BT.601 (see :mod:`stitcher_lab.encoding`)."""
    width = min(width or frame.width, frame.width)
    height = max(1, round(width * frame.height / frame.width))
    small = frame.reformat(width, height, format="rgb24", src_colorspace="ITU601", interpolation="AREA")
    return Image.fromarray(small.to_ndarray())


def telling(small: Image.Image, place: float) -> float:
    """How much a picture tells of a video: what there is to see, and colour, which pictures have more of than text.

    ``place`` is where in the video it is, 0 to 1: openings and closings are titles and lists, and count less.
    """
    central = _MARGIN <= place <= 1 - _MARGIN
    return (ink(small) + colour(small)) * (1.0 if central else _LESS)


def colour(small: Image.Image) -> float:
    """The share of points, 0 to 1, that are neither grey nor nearly as dark or pale as a background."""
    points: NDArray[np.int16] = np.asarray(small, np.int16)
    return float((points.max(axis=2) - points.min(axis=2) > _VIVID).mean())


def ink(small: Image.Image) -> float:
    """The share of points, 0 to 1, where brightness changes by a visible step."""
    points: NDArray[np.int16] = np.asarray(small.convert("L"), np.int16)
    across = np.abs(np.diff(points, axis=1))[:-1] > _EDGE
    down = np.abs(np.diff(points, axis=0))[:, :-1] > _EDGE
    return float((across | down).mean())


def candidates(keys: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Key frames that may tell what the video is about: the last before the end of each beat, when all is shown."""
    last = [keys[bisect_right(keys, max(end - 1, 0)) - 1] for end in ends]
    found = sorted(set(last)) or list(keys)
    step = max(1, -(-len(found) // _MOST_CANDIDATES))
    return found[::step]


def poster(video: Path, keys: Sequence[int], ends: Sequence[int], fps: int, output: Path) -> int:
    """Write the most telling of the candidates as PNG; return its frame number."""
    best: tuple[float, int, Any] | None = None
    for number, frame in key_frames(video, candidates(keys, ends), fps):
        score = telling(picture(frame, _GRAIN), number / (keys[-1] + 1))
        if best is None or score > best[0]:
            best = (score, number, frame)
    if best is None:
        raise ValueError("no key frame could be decoded")
    _, number, frame = best
    picture(frame, _POSTER_WIDTH).save(output, "PNG", optimize=True)
    return number


def strip(video: Path, keys: Sequence[int], frames: int, fps: int, output: Path) -> Strip:
    """Write small pictures at even steps, a second or more apart, as one JPEG."""
    seconds = -(-frames // fps)
    interval = -(-seconds // MOST_TILES)
    tiles = max(1, -(-seconds // interval))
    wanted = [keys[bisect_right(keys, tile * interval * fps) - 1] for tile in range(tiles)]
    small = {number: picture(frame, TILE_WIDTH) for number, frame in key_frames(video, wanted, fps)}
    width, height = next((tile.size for tile in small.values()), (TILE_WIDTH, 1))
    columns = min(COLUMNS, tiles)
    sheet = Image.new("RGB", (columns * width, -(-tiles // columns) * height))
    for tile, number in enumerate(wanted):
        if number in small:
            sheet.paste(small[number], (tile % columns * width, tile // columns * height))
    sheet.save(output, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return Strip(tiles, columns, width, height, float(interval))
