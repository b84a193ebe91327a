"""The poster and the frame strip, from what each clip's stills tell. Runs in the sandbox."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from stitcher_lab.stitching.stills import TILE_WIDTH, Shrinker, candidates, key_frames

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from stitcher_lab.stitching.clips import Examined
    from stitcher_lab.stitching.stills import Stills

COLUMNS = 10
MOST_TILES = 100

_POSTER_WIDTH = 1280  # pixels, at most
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


class Film:
    """The clips end to end: which key frame of which clip is which frame of the whole."""

    def __init__(self, clips: Sequence[Examined], stills: Sequence[Stills]) -> None:
        self.clips = clips
        self.stills = stills
        self.frames = 0
        self.keys: list[int] = []
        self._homes: dict[int, tuple[int, int]] = {}
        for clip, one in enumerate(clips):
            for place, key in enumerate(one.keys):
                self._homes[self.frames + key] = clip, place
            self.keys += [self.frames + key for key in one.keys]
            self.frames += one.frames

    def home(self, key: int) -> tuple[int, int]:
        """The clip that a key frame lies in, and its place among that clip's key frames."""
        return self._homes[key]

    def score(self, key: int) -> float:
        """How much a key frame tells of the video; openings and closings are titles and lists, and count less."""
        clip, place = self._homes[key]
        central = _MARGIN <= key / (self.keys[-1] + 1) <= 1 - _MARGIN
        return self.stills[clip].scores.get(self.clips[clip].keys[place], -1.0) * (1.0 if central else _LESS)


def poster(film: Film, ends: Sequence[int], output: Path) -> int:
    """Write the most telling of the candidates as PNG; return its frame number in the whole video."""
    best = max(candidates(film.keys, ends), key=lambda key: (film.score(key), -key))
    clip, place = film.home(best)
    one = film.clips[clip]
    for _, frame in key_frames(one, [one.keys[place]]):
        Shrinker(_POSTER_WIDTH).picture(frame).save(output, "PNG")
        return best
    raise ValueError("the key frame cannot be decoded")


def strip(film: Film, fps: int, output: Path) -> Strip:
    """Write small pictures at even steps, a second or more apart, as one JPEG."""
    seconds = -(-film.frames // fps)
    interval = -(-seconds // MOST_TILES)
    tiles = max(1, -(-seconds // interval))
    wanted = [film.keys[bisect_right(film.keys, tile * interval * fps) - 1] for tile in range(tiles)]
    sheets: dict[int, Image.Image] = {}
    columns = min(COLUMNS, tiles)
    whole: Image.Image | None = None
    width, height = TILE_WIDTH, 1
    for tile, key in enumerate(wanted):
        clip, place = film.home(key)
        if clip not in sheets:
            sheets = {clip: Image.open(film.stills[clip].sheet).convert("RGB")}
        if whole is None:
            width, height = sheets[clip].width, sheets[clip].height // len(film.clips[clip].keys)
            whole = Image.new("RGB", (columns * width, -(-tiles // columns) * height))
        small = sheets[clip].crop((0, place * height, width, (place + 1) * height))
        whole.paste(small, (tile % columns * width, tile // columns * height))
    if whole is None:
        raise ValueError("the video has no picture")
    whole.save(output, "JPEG", quality=_JPEG_QUALITY)
    return Strip(tiles, columns, width, height, float(interval))
