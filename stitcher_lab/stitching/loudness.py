"""How loud a track is, and making it as loud as it should be. Runs in the sandbox.

Measures follow ITU-R BS.1770-5: K-weighting and two-stage gating (annex 1), true peak by fourfold oversampling
(annex 2). Targets follow EBU R 128's method at the level of spoken programmes on the web: -16 LUFS, at most -1.5 dBTP.

Tracks are mono here and delivered on both channels of a stereo pair: the loudness that is measured and aimed at is the
pair's, 3 LU above the one channel's.
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import minimum_filter1d, uniform_filter1d
from scipy.signal import firwin, resample_poly, sosfilt

from stitcher_lab.stitching.timeline import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

TARGET_LUFS = -16.0
PEAK_LIMIT_DBTP = -1.5

# BS.1770-5 annex 1, tables 1 and 2: the two stages of the K-weighting at 48 kHz, as second-order sections.
_K_WEIGHTING = np.array(
    [
        [1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585],
        [1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621],
    ],
)
_OFFSET = -0.691
_HOP = SAMPLE_RATE // 10  # gating blocks of 400 ms start every 100 ms
_HOPS_IN_BLOCK = 4
_ABSOLUTE_GATE = -70.0  # LUFS
_RELATIVE_GATE = -10.0  # LU
_CHANNELS = 2

_OVERSAMPLING = 4
_FILTER = ("kaiser", 5.0)
_FILTER_HALF = 10 * _OVERSAMPLING  # points at the higher rate
_PIECE = 1 << 19  # samples worked on at a time: oversampling the whole track would take a gigabyte
_MARGIN = 64  # samples: more than the oversampling filter reaches
_BLOCK = 1024  # samples: what is looked at or passed over as one

# The limiter looks 15 ms ahead and behind: longer than the period of a low voice, so that it turns the voice down
# without bending its wave.
_WINDOW = 1441  # samples
_CLOSE_ENOUGH = 0.05  # LU
_MORE_GAIN = 2.0  # dB: what limiting is expected to take away at most
_MOST_GAIN = 40.0  # dB: more would only raise the noise of a silent room
_ROUNDS = 8


def integrated(track: NDArray[np.float32]) -> float | None:
    """Integrated loudness in LUFS; ``None`` for a track that is silent or too short to have one."""
    hops = track.size // _HOP
    powers = np.empty(hops)
    state = np.zeros((2, 2))
    per_piece = _PIECE // _HOP
    for first in range(0, hops, per_piece):
        piece = track[first * _HOP : min(first + per_piece, hops) * _HOP].astype(np.float64)
        weighted, state = sosfilt(_K_WEIGHTING, piece, zi=state)
        powers[first : first + per_piece] = np.square(weighted).reshape(-1, _HOP).mean(axis=1)
    if hops < _HOPS_IN_BLOCK:
        return None
    blocks = _CHANNELS * np.convolve(powers, np.full(_HOPS_IN_BLOCK, 1 / _HOPS_IN_BLOCK), "valid")
    blocks = blocks[blocks > _power(_ABSOLUTE_GATE)]
    if not blocks.size:
        return None
    blocks = blocks[blocks > _power(_lufs(float(blocks.mean())) + _RELATIVE_GATE)]
    return _lufs(float(blocks.mean()))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))


def _lufs(power: float) -> float:
    return _OFFSET + 10 * math.log10(power)


@functools.cache
def reach() -> float:
    """The most by which a wave can rise above the samples around it: the oversampling filter's worst case."""
    taps = firwin(2 * _FILTER_HALF + 1, 1 / _OVERSAMPLING, window=_FILTER) * _OVERSAMPLING
    return max(float(np.abs(taps[phase::_OVERSAMPLING]).sum()) for phase in range(_OVERSAMPLING))


def peaks(track: NDArray[np.float32], floor: float = 0.0) -> NDArray[np.float32]:
    """The true peak around each sample: the largest of the wave's four points between it and the next.

    What cannot rise above the amplitude ``floor`` is not looked at, and reads as zero: speech is quiet for most of the
    time, and oversampling is what measuring costs.
    """
    envelope = np.zeros_like(track)
    for start, stop in _louder(track, floor / reach()):
        low, high = max(0, start - _MARGIN), min(track.size, stop + _MARGIN)
        raised = resample_poly(track[low:high], _OVERSAMPLING, 1, window=_FILTER)
        points = np.abs(raised).reshape(-1, _OVERSAMPLING).max(axis=1)
        envelope[start:stop] = points[start - low : stop - low]
    return envelope


def _louder(track: NDArray[np.float32], floor: float) -> Iterator[tuple[int, int]]:
    """Stretches of whole blocks, pieces long at most, that lie within a block of a sample above ``floor``."""
    whole = np.abs(track[: track.size // _BLOCK * _BLOCK]).reshape(-1, _BLOCK).max(axis=1, initial=0.0)
    tops = np.append(whole, np.abs(track[whole.size * _BLOCK :]).max(initial=0.0))
    tops = np.maximum(tops, np.maximum(np.append(tops[1:], 0.0), np.append(0.0, tops[:-1])))
    edges = np.flatnonzero(np.diff(np.concatenate(([0], tops > floor, [0])).astype(np.int8)))
    for first, end in zip(edges[::2] * _BLOCK, edges[1::2] * _BLOCK, strict=True):
        for start in range(int(first), min(int(end), track.size), _PIECE):
            yield start, min(start + _PIECE, int(end), track.size)


def true_peak(track: NDArray[np.float32]) -> float:
    """True peak in dBTP; ``-inf`` for silence."""
    # The highest sample is a point of the wave: what cannot rise above it is not the peak. A little less, since the
    # filter may lower it by a rounding.
    highest = float(np.abs(track).max(initial=0.0))
    return decibels(float(peaks(track, 0.99 * highest).max(initial=0.0)))


def decibels(amplitude: float) -> float:
    """An amplitude, where 1 is full scale, in dB."""
    return 20 * math.log10(amplitude) if amplitude > 0 else -math.inf


def amplitude(decibel: float) -> float:
    """The inverse of :func:`decibels`."""
    return float(10 ** (decibel / 20))


def limited(
    track: NDArray[np.float32],
    envelope: NDArray[np.float32],
    gain: float,
    ceiling: float,
) -> NDArray[np.float32]:
    """Amplify by ``gain`` dB and hold the true peak under ``ceiling`` dBTP.

    ``envelope`` is :func:`peaks` of the track, with no higher floor than the ceiling less the gain. The turning-down
    at a sample is an average of minima over windows that all hold that sample: it is never less than the sample needs.
    """
    factor, highest = amplitude(gain), amplitude(ceiling)
    result: NDArray[np.float32] = track * np.float32(factor)
    half = _WINDOW // 2 + 1
    around = 2 * _WINDOW  # more than the three windows reach: beyond it nothing is turned down
    for start, stop in _louder(envelope, highest / factor):
        low, high = max(0, start - 2 * around), min(track.size, stop + 2 * around)
        need = np.float32(highest) / np.maximum(envelope[low:high] * np.float32(factor), np.float32(highest))
        need = minimum_filter1d(need, _WINDOW, mode="nearest")
        need = uniform_filter1d(uniform_filter1d(need, half, mode="nearest"), half, mode="nearest")
        first, last = max(0, start - around), min(track.size, stop + around)
        part = slice(first - low, last - low)
        result[first:last] = need[part] * track[first:last] * np.float32(factor)
    return result


def normalised(track: NDArray[np.float32], *, target: float, ceiling: float) -> NDArray[np.float32]:
    """Return the track at ``target`` LUFS with its true peak under ``ceiling`` dBTP.

    Limiting takes loudness away, so gain is added until the sum is right. A silent track stays silent; one too short
    to have a loudness is only held under the ceiling.
    """
    before = integrated(track)
    if before is None:
        return limited(track, peaks(track), 0.0, ceiling)
    gain = min(target - before, _MOST_GAIN)
    most = gain + _MORE_GAIN
    envelope = peaks(track, amplitude(ceiling - most))
    result = limited(track, envelope, gain, ceiling)
    for _ in range(_ROUNDS):
        reached = integrated(result)
        if reached is None or abs(target - reached) < _CLOSE_ENOUGH or gain >= _MOST_GAIN:
            break
        gain = min(gain + (target - reached), _MOST_GAIN)
        if gain > most:
            most = gain + _MORE_GAIN
            envelope = peaks(track, amplitude(ceiling - most))
        result = limited(track, envelope, gain, ceiling)
    return result
