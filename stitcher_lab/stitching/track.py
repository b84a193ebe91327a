"""The narration track: one stretch of sound, each line laid where its beat starts. Runs in the sandbox."""

from __future__ import annotations

import math
import wave
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.signal import resample_poly

from stitcher_lab.stitching.timeline import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

_FULL_SCALE = 32768.0  # 16-bit
_SAMPLE_BYTES = 2
_EDGE = SAMPLE_RATE // 1000  # samples: a millisecond of fade, so that a recording cut in mid-wave does not click
_LOWEST_RATE, _HIGHEST_RATE = 8_000, 96_000
_LONGEST_LINE = 600  # seconds


class BadRecordingError(ValueError):
    """A recording cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A recording and the sample of the track at which it starts."""

    wav: Path
    start: int


def read_wav(path: Path) -> NDArray[np.float32]:
    """Read a mono 16-bit wav file as samples of :data:`SAMPLE_RATE`, -1 to 1.

    Raises
    ------
    BadRecordingError
        It is no such file, or is longer than ten minutes.

    """
    try:
        with wave.open(str(path), "rb") as reader:
            rate, count = reader.getframerate(), reader.getnframes()
            if (reader.getnchannels(), reader.getsampwidth()) != (1, _SAMPLE_BYTES):
                raise BadRecordingError("it is not mono and 16-bit")
            if not _LOWEST_RATE <= rate <= _HIGHEST_RATE or count > _LONGEST_LINE * rate:
                raise BadRecordingError("its sample rate or length is unlikely")
            raw = reader.readframes(count)
    except (wave.Error, EOFError) as error:
        raise BadRecordingError("it is no wav file") from error
    raw = raw[: len(raw) // _SAMPLE_BYTES * _SAMPLE_BYTES]
    samples = np.frombuffer(raw, "<i2").astype(np.float32) / np.float32(_FULL_SCALE)
    if rate == SAMPLE_RATE or not samples.size:
        return samples
    common = math.gcd(rate, SAMPLE_RATE)
    # Zero-phase: the first sample stays where it is.
    return np.asarray(resample_poly(samples, SAMPLE_RATE // common, rate // common), np.float32)


def build(cues: Iterable[Cue], length: int) -> NDArray[np.float32]:
    """Lay every recording into a track of ``length`` samples; what would sound after its end is cut.

    Raises
    ------
    BadRecordingError
        A recording cannot be read.

    """
    track = np.zeros(length, np.float32)
    for cue in cues:
        line = read_wav(cue.wav)[: max(0, length - cue.start)].copy()
        edge = min(_EDGE, line.size // 2)
        if edge:
            ramp = np.linspace(0, 1, edge, endpoint=False, dtype=np.float32)
            line[:edge] *= ramp
            line[-edge:] *= ramp[::-1]
        track[cue.start : cue.start + line.size] += line
    return track
