"""What one clip shows: a sheet of small pictures, and how telling they are. Runs in the sandbox.

Made when the clip is looked at, and kept with it. Only key frames are decoded, each alone; nothing else is left to do
for a video by then, so that all processors take part.
"""

from __future__ import annotations

from bisect import bisect_right
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter
from PIL import Image

from stitcher_lab.stitching.clips import FlawError, open_clip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from stitcher_lab.stitching.clips import Examined

TILE_WIDTH = 160  # pixels
MOST_CANDIDATES = 24

_GRAIN = 320  # pixels: the width at which candidates are compared
_EDGE = 24  # of 255: a step in brightness that an eye sees
_VIVID = 70  # of 255: between a point's strongest and weakest colour
_PACKING = 1  # of 9: the sheet is read once or twice
_PARTS = 2  # of a clip that are decoded side by side; libav leaves Python's lock to others


@dataclass(frozen=True, slots=True)
class Stills:
    """A clip's key frames as small pictures, one below the other, and the scores of those that may become a poster.

    ``scores`` has the frame's number in the clip, and how much there is to see in it.
    """

    sheet: Path
    scores: Mapping[int, float]


def take(clip: Examined, ends: Sequence[int], sheet: Path) -> Stills:
    """Look at every key frame of a clip; ``ends`` are the frames at which its lines end.

    Raises
    ------
    FlawError
        A picture cannot be read.

    """
    judged = set(candidates(clip.keys, ends))
    parts = [
        clip.keys[len(clip.keys) * part // _PARTS : len(clip.keys) * (part + 1) // _PARTS] for part in range(_PARTS)
    ]
    tiles: list[Image.Image] = []
    scores: dict[int, float] = {}
    with ThreadPoolExecutor(_PARTS) as pool:
        for small, told in pool.map(lambda keys: _look(clip, keys, judged), parts):
            tiles += small
            scores |= told
    if len(tiles) != len(clip.keys):
        raise FlawError("its pictures cannot be read")
    width, height = tiles[0].size
    whole = Image.new("RGB", (width, height * len(tiles)))
    for place, tile in enumerate(tiles):
        whole.paste(tile, (0, place * height))
    whole.save(sheet, "PNG", compress_level=_PACKING)
    return Stills(sheet, scores)


def _look(clip: Examined, keys: Sequence[int], judged: Collection[int]) -> tuple[list[Image.Image], dict[int, float]]:
    """The tiles of some key frames, and the scores of those that are judged."""
    tiles: list[Image.Image] = []
    scores: dict[int, float] = {}
    for_tiles, for_scores = Shrinker(TILE_WIDTH), Shrinker(_GRAIN)
    for number, frame in key_frames(clip, keys):
        tiles.append(for_tiles.picture(frame))
        if number in judged:
            small = for_scores.picture(frame)
            scores[number] = ink(small) + colour(small)
    return tiles, scores


def candidates(keys: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Key frames that may tell what a video is about: the last before the end of each line, when all is shown."""
    last = [keys[bisect_right(keys, max(end - 1, 0)) - 1] for end in ends]
    found = sorted(set(last)) or list(keys)
    return found[:: max(1, -(-len(found) // MOST_CANDIDATES))]


def key_frames(clip: Examined, wanted: Iterable[int]) -> Iterator[tuple[int, Any]]:
    """Decode the key frames whose numbers are wanted, in order, and nothing else."""
    numbers = set(wanted)
    with open_clip(clip.path) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        number = -1
        for packet in container.demux(stream):
            number += bool(packet.size)
            if packet.size and packet.is_keyframe and number in numbers:
                frames = [*context.decode(packet), *context.decode(None)]
                context.flush_buffers()
                if frames:
                    yield number, frames[0]


class Shrinker:
    """Makes frames into pictures of at most ``width`` pixels; frames of one size share the tables that this takes."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._reformatter = VideoReformatter()

    def picture(self, frame: Any) -> Image.Image:
        """The frame as RGB: Manim's colours went through BT.601 (see :mod:`stitcher_lab.encoding`)."""
        width = min(self._width, frame.width)
        height = max(1, round(width * frame.height / frame.width))
        small = self._reformatter.reformat(
            frame,
            width,
            height,
            format="rgb24",
            src_colorspace=Colorspace.ITU601,
            interpolation=Interpolation.AREA,
            threads=1,
        )
        return Image.fromarray(small.to_ndarray())


def colour(small: Image.Image) -> float:
    """The share of points, 0 to 1, that are neither grey nor nearly as dark or pale as a background."""
    points: NDArray[np.uint8] = np.asarray(small)
    red, green, blue = points[..., 0], points[..., 1], points[..., 2]
    strongest = np.maximum(np.maximum(red, green), blue)
    return float((strongest - np.minimum(np.minimum(red, green), blue) > _VIVID).mean())


def ink(small: Image.Image) -> float:
    """The share of points, 0 to 1, where brightness changes by a visible step."""
    points: NDArray[np.int16] = np.asarray(small.convert("L"), np.int16)
    across = np.abs(np.diff(points, axis=1))[:-1] > _EDGE
    down = np.abs(np.diff(points, axis=0))[:, :-1] > _EDGE
    return float((across | down).mean())
