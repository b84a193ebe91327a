"""RGBA to the three planes that are encoded, the rows that changed only.

Colours are converted by the function that Manim's encoder uses (libswscale, RGBA to yuv420p, bilinear). Its vertical
filter reaches one row beyond the two that share their colour; :data:`MARGIN` is more, so that a band of rows comes out
as it does when the whole picture is converted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np
from av.video.reformatter import VideoReformatter

if TYPE_CHECKING:
    from collections.abc import Iterable

STRIP = 32  # rows that are compared, and converted, together; a multiple of two rows, which share their colour
MARGIN = 8  # rows above and below a band that are converted with it, for the filter


class Converter:
    """RGBA to yuv420p, the rows that changed only."""

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._reformatters: dict[int, VideoReformatter] = {}
        self.picture = av.VideoFrame(width, height, "yuv420p")
        self._planes = _planes(self.picture)

    def convert(self, frame: np.ndarray, runs: Iterable[tuple[int, int]]) -> None:
        """Convert these rows of ``frame`` into ``picture``; the others stay as they are."""
        for top, bottom in runs:
            self._convert(frame, top, bottom)

    def _convert(self, frame: np.ndarray, top: int, bottom: int) -> None:
        first, last = max(0, top - MARGIN), min(self._height, bottom + MARGIN)
        band = av.VideoFrame.from_numpy_buffer(frame[first:last], format="rgba")
        # One for each height: each keeps the tables of the size it was last used for.
        reformatter = self._reformatters.setdefault(last - first, VideoReformatter())
        converted = reformatter.reformat(band, format="yuv420p", threads=1)
        for target, source, shrunk in zip(self._planes, _planes(converted), (1, 2, 2), strict=True):
            target[top // shrunk : bottom // shrunk] = source[(top - first) // shrunk : (bottom - first) // shrunk]


def _planes(picture: av.VideoFrame) -> list[np.ndarray]:
    return [
        np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: plane.height, : plane.width]
        for plane in picture.planes
    ]


def changed(
    frame: np.ndarray, before: np.ndarray | None, within: tuple[int, int] | None = None
) -> list[tuple[int, int]]:
    """Return the runs of rows (first, one past the last; both even unless at the end) in which two frames differ.

    ``within`` says between which rows they may; only there it is looked.
    """
    height = frame.shape[0]
    if before is None:
        return [(0, height)]
    first, stop = (0, height) if within is None else (within[0] // STRIP * STRIP, min(within[1], height))
    if first >= stop:
        return []
    last = min(-(-stop // STRIP) * STRIP, height)
    # In few large steps: each gives Python's lock away, and has to wait for it.
    new, old = (picture[first:last].reshape(last - first, -1).view(np.uint64) for picture in (frame, before))
    rows = (new != old).any(axis=1)
    strips = np.logical_or.reduceat(rows, np.arange(0, last - first, STRIP)).tolist()
    runs: list[tuple[int, int]] = []
    for number, differs in enumerate(strips):
        if not differs:
            continue
        top = first + number * STRIP
        bottom = min(top + STRIP, last)
        if runs and runs[-1][1] == top:
            runs[-1] = (runs[-1][0], bottom)
        else:
            runs.append((top, bottom))
    return runs
