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


def key_pictures(video: Path, wanted: Iterable[int], fps: int) -> Iterator[tuple[int, Image.Image]]:
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
                    yield number, _picture(frames[0])


def _picture(frame: Any) -> Image.Image:
    """The frame as RGB: Manim's colours went through the BT.601 matrix (see :mod:`stitcher_lab.encoding`)."""
    return Image.fromarray(frame.reformat(format="rgb24", src_colorspace="ITU601").to_ndarray())


def telling(picture: Image.Image, place: float) -> float:
    """How much a picture tells of a video: what there is to see, and colour, which pictures have more of than text.

    ``place`` is where in the video it is, 0 to 1: openings and closings are titles and lists, and count less.
    """
    central = _MARGIN <= place <= 1 - _MARGIN
    return (ink(picture) + colour(picture)) * (1.0 if central else _LESS)


def colour(picture: Image.Image) -> float:
    """The share of points, 0 to 1, that are neither grey nor nearly as dark or pale as a background."""
    small = np.asarray(picture.convert("RGB").resize((_GRAIN, _GRAIN * picture.height // picture.width)), np.int16)
    return float((small.max(axis=2) - small.min(axis=2) > _VIVID).mean())


def ink(picture: Image.Image) -> float:
    """How much there is to see: the share of points, 0 to 1, where brightness changes by a visible step."""
    small: NDArray[np.int16] = np.asarray(
        picture.convert("L").resize((_GRAIN, _GRAIN * picture.height // picture.width)),
        np.int16,
    )
    across = np.abs(np.diff(small, axis=1))[:-1] > _EDGE
    down = np.abs(np.diff(small, axis=0))[:, :-1] > _EDGE
    return float((across | down).mean())


def candidates(keys: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Key frames that may tell what the video is about: the last before the end of each beat, when all is shown."""
    last = [keys[bisect_right(keys, max(end - 1, 0)) - 1] for end in ends]
    found = sorted(set(last)) or list(keys)
    step = max(1, -(-len(found) // _MOST_CANDIDATES))
    return found[::step]


def poster(video: Path, keys: Sequence[int], ends: Sequence[int], fps: int, output: Path) -> int:
    """Write the most telling of the candidates as PNG; return its frame number."""
    best: tuple[float, int, Image.Image] | None = None
    for number, picture in key_pictures(video, candidates(keys, ends), fps):
        score = telling(picture, number / (keys[-1] + 1))
        if best is None or score > best[0]:
            best = (score, number, picture)
    if best is None:
        raise ValueError("no key frame could be decoded")
    _, number, picture = best
    picture.thumbnail((_POSTER_WIDTH, _POSTER_WIDTH))
    picture.save(output, "PNG", optimize=True)
    return number


def strip(video: Path, keys: Sequence[int], frames: int, fps: int, output: Path) -> Strip:
    """Write small pictures at even steps, a second or more apart, as one JPEG."""
    seconds = -(-frames // fps)
    interval = -(-seconds // MOST_TILES)
    tiles = max(1, -(-seconds // interval))
    wanted = [keys[bisect_right(keys, tile * interval * fps) - 1] for tile in range(tiles)]
    small: dict[int, Image.Image] = {}
    height = 0
    for number, picture in key_pictures(video, wanted, fps):
        height = max(1, round(TILE_WIDTH * picture.height / picture.width))
        small[number] = picture.resize((TILE_WIDTH, height), Image.Resampling.BOX)
    columns = min(COLUMNS, tiles)
    sheet = Image.new("RGB", (columns * TILE_WIDTH, -(-tiles // columns) * max(height, 1)))
    for tile, number in enumerate(wanted):
        if number in small:
            sheet.paste(small[number], (tile % columns * TILE_WIDTH, tile // columns * height))
    sheet.save(output, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return Strip(tiles, columns, TILE_WIDTH, height, float(interval))
