"""RGBA to the three planes that are encoded, where something changed only.

Colours are converted by the function that Manim's encoder uses (libswscale, RGBA to yuv420p, bilinear). Its vertical
filter reaches one row beyond the two that share their colour; :data:`MARGIN` is more, so that a band of rows comes out
as it does when the whole picture is converted. Sideways, the two columns that share their colour depend on no others.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import av
import numpy as np
from av.video.reformatter import VideoReformatter

from stitcher_lab.render.area import Area

if TYPE_CHECKING:
    from collections.abc import Iterable

STRIP = 32  # rows that are compared, and converted, together; a multiple of two rows, which share their colour
BLOCK = 32  # columns, in the same way
MARGIN = 8  # rows above and below a band that are converted with it, for the filter
SIZES = 32  # of bands, whose tables are kept


class Converter:
    """RGBA to yuv420p, where something changed only."""

    def __init__(self, width: int, height: int) -> None:
        self._height = height
        # Each keeps the tables of the size it was last used for.
        self._reformatter = lru_cache(SIZES)(lambda _size: VideoReformatter())
        self.picture = av.VideoFrame(width, height, "yuv420p")
        self._planes = _planes(self.picture)

    def convert(self, frame: np.ndarray, areas: Iterable[Area]) -> None:
        """Convert these areas of ``frame`` into ``picture``, which stays as it is elsewhere."""
        for area in areas:
            self._convert(frame, area)

    def _convert(self, frame: np.ndarray, area: Area) -> None:
        top, bottom, left, right = area
        first, last = max(0, top - MARGIN), min(self._height, bottom + MARGIN)
        band = av.VideoFrame.from_numpy_buffer(frame[first:last, left:right], format="rgba")
        converted = self._reformatter((band.width, band.height)).reformat(band, format="yuv420p", threads=1)
        for target, source, shrunk in zip(self._planes, _planes(converted), (1, 2, 2), strict=True):
            target[top // shrunk : bottom // shrunk, left // shrunk : right // shrunk] = source[
                (top - first) // shrunk : (bottom - first) // shrunk
            ]


def _planes(picture: av.VideoFrame) -> list[np.ndarray]:
    return [
        np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: plane.height, : plane.width]
        for plane in picture.planes
    ]


def changed(frame: np.ndarray, before: np.ndarray | None, within: Area | None = None) -> list[Area]:
    """Return areas, each below the one before, outside of which two frames are alike; all edges are even.

    ``within`` says where they may differ; only there it is looked.
    """
    whole = Area.of(frame)
    if before is None:
        return [whole]
    within = whole if within is None else within.intersection(whole)
    if within.is_empty:
        return []
    top, bottom = _aligned(within.top, within.bottom, STRIP, whole.bottom)
    left, right = _aligned(within.left, within.right, BLOCK, whole.right)
    # In few large steps: each gives Python's lock away, and has to wait for it. Two pixels at a time.
    new, old = (
        picture.reshape(whole.bottom, -1).view(np.uint64)[top:bottom, left // 2 : right // 2]
        for picture in (frame, before)
    )
    differs = new != old
    strips = np.logical_or.reduceat(differs.any(axis=1), np.arange(0, bottom - top, STRIP)).tolist()
    areas = []
    for first, last in _runs(strips):
        rows = top + first * STRIP, min(top + last * STRIP, bottom)
        columns = differs[rows[0] - top : rows[1] - top].any(axis=0).nonzero()[0]
        ends = left + 2 * int(columns[0]), left + 2 * int(columns[-1]) + 2
        areas.append(Area(*rows, *_aligned(*ends, BLOCK, whole.right)))
    return areas


def _aligned(first: int, last: int, unit: int, length: int) -> tuple[int, int]:
    """Widen a stretch to whole units, as far as there are any."""
    return first // unit * unit, min(-(-last // unit) * unit, length)


def _runs(flags: list[bool]) -> list[tuple[int, int]]:
    """Each run of true ones (first, one past the last)."""
    runs: list[tuple[int, int]] = []
    for number, flag in enumerate(flags):
        if flag and runs and runs[-1][1] == number:
            runs[-1] = runs[-1][0], number + 1
        elif flag:
            runs.append((number, number + 1))
    return runs
