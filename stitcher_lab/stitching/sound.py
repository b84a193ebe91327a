"""The sound of the video: the track made loud enough, encoded as AAC, and listened to again. Runs in the sandbox.

AAC moves peaks: a track limited at -1.5 dBTP may come out of the decoder above it. So what is measured is the decoded
result, and where it is too hot the track is made again under a lower ceiling. Only the take that passes is used, so
that what the viewer hears was encoded once.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np

from stitcher_lab.stitching import loudness
from stitcher_lab.stitching.timeline import SAMPLE_RATE

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

BIT_RATE = 128_000  # bits per second, both channels
LAYOUT = "stereo"

# libav's quick search spends more bits where the slow one leaves noise: closer to the wave, in half the time. Both
# channels are the same, so that their difference costs nothing as middle and side.
_CODER = {"aac_coder": "fast", "aac_ms": "1"}

_FRAME = 1024  # samples in an AAC frame
_FIRST_CEILING = -2.5  # dBTP
_SPARE = 0.1  # dB: measures of true peak differ by this much
_CLOSE_ENOUGH = 0.2  # LU: what AAC leaves out makes it a little quieter
_TAKES = 4


@dataclass(frozen=True, slots=True)
class Sound:
    """An encoded track: LUFS and dBTP as decoded again, ``None`` for silence."""

    path: Path
    loudness: float | None
    true_peak: float | None


def make(track: NDArray[np.float32], path: Path) -> Sound:
    """Encode the narration track at the loudness that R 128 is held to; ``path`` ends in ``.m4a``."""
    if not track.any():  # silence comes out as silence
        encode(track, path)
        return Sound(path, None, None)
    target, ceiling = loudness.TARGET_LUFS, _FIRST_CEILING
    for _ in range(_TAKES):
        encode(loudness.normalised(track, target=target, ceiling=ceiling), path)
        heard = decode(path)
        measured, peak = loudness.integrated(heard), loudness.true_peak(heard)
        excess = peak - (loudness.PEAK_LIMIT_DBTP - _SPARE)
        missing = loudness.TARGET_LUFS - measured if measured is not None else 0.0
        if excess <= 0 and abs(missing) <= _CLOSE_ENOUGH:
            break
        ceiling -= max(0.0, excess + _SPARE)
        target += missing
    return Sound(path, measured, peak if np.isfinite(peak) else None)


def encode(track: NDArray[np.float32], path: Path) -> None:
    """Encode a mono track as AAC, the same on both channels."""
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=SAMPLE_RATE, options=_CODER)
        stream.layout = LAYOUT
        stream.bit_rate = BIT_RATE
        for start in range(0, track.size, _FRAME):
            piece = track[start : start + _FRAME]
            frame = av.AudioFrame.from_ndarray(np.stack([piece, piece]), format="fltp", layout=LAYOUT)
            frame.sample_rate = SAMPLE_RATE
            frame.pts = start
            frame.time_base = Fraction(1, SAMPLE_RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def decode(path: Path) -> NDArray[np.float32]:
    """Decode a track of :func:`encode`; its first channel."""
    with av.open(str(path)) as container:
        pieces = [frame.to_ndarray()[0] for frame in container.decode(audio=0)]
    return np.concatenate(pieces, dtype=np.float32) if pieces else np.zeros(0, np.float32)
