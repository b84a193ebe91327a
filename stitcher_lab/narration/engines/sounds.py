"""From an engine's raw sound to a clean recording: no long silence, no click, no clipped peak. Inside only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from stitcher_lab.narration.wavs import Heard, to_wav

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# Quieter than this part of the recording's own peak (about −46 dB) is silence.
_SILENCE = 0.005
_BEFORE = 0.06  # seconds kept before the first sound: breath and soft consonants start quietly
_AFTER = 0.30  # seconds kept after the last: the pause between two beats
_FADE = 0.008
_PEAK = 0.89  # −1 dBFS; how loud the video is in the end is decided when it is put together
_FULL_SCALE = 32767


class NothingHeardError(RuntimeError):
    """The engine gave back no sound for a line that has words."""


class DamagedFileError(RuntimeError):
    """A model or voice file has not the hash that was recorded for it; the message names it."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an engine made of one line: mono samples of −1 to 1, samples per second, and when what is heard."""

    samples: NDArray[np.float32]
    rate: int
    heard: tuple[Heard, ...]


def finish(raw: Utterance) -> tuple[bytes, tuple[Heard, ...]]:
    """Trim the silence around an utterance, soften its edges and write it as a wav file; word times move along.

    Raises
    ------
    NothingHeardError
        There is no sound in it.

    """
    samples = np.nan_to_num(np.asarray(raw.samples, dtype=np.float32))
    peak = float(np.abs(samples).max(initial=0.0))
    if peak < 1e-3:  # noqa: PLR2004 (−60 dBFS: nobody hears that)
        raise NothingHeardError("the engine gave back silence")
    samples = samples - np.float32(samples.mean())
    loud = np.flatnonzero(np.abs(samples) > _SILENCE * peak)
    first = max(0, int(loud[0]) - round(_BEFORE * raw.rate))
    last = int(loud[-1]) + 1
    kept = samples[first : last + round(_AFTER * raw.rate)].copy()
    # What the engine did not record of the pause is made up of silence, so that beats are spaced evenly.
    missing = last - first + round(_AFTER * raw.rate) - len(kept)
    fade = min(round(_FADE * raw.rate), len(kept) // 2)
    if fade:
        ramp = np.linspace(0.0, 1.0, fade, endpoint=False, dtype=np.float32)
        kept[:fade] *= ramp
        kept[-fade:] *= ramp[::-1]
    kept = np.concatenate([kept, np.zeros(missing, dtype=np.float32)])
    if (loudest := float(np.abs(kept).max())) > _PEAK:
        kept *= _PEAK / loudest
    pcm = np.round(kept * _FULL_SCALE).astype("<i2").tobytes()
    begins, ends = (int(loud[0]) - first) / raw.rate, (last - first) / raw.rate
    return to_wav(pcm, raw.rate), _within(shift(raw.heard, -first / raw.rate, len(kept) / raw.rate), begins, ends)


def _within(heard: Sequence[Heard], begins: float, ends: float) -> tuple[Heard, ...]:
    """The first word starts and the last one ends where the sound does; engines are a little off at both ends."""
    moved = [replace(span, start=min(span.start, ends), end=max(min(span.end, ends), begins)) for span in heard]
    if moved:
        moved[0] = replace(moved[0], start=round(begins, 4))
        moved[-1] = replace(moved[-1], end=round(ends, 4))
    return tuple(replace(span, start=max(span.start, moved[0].start)) for span in moved)


def shift(heard: Sequence[Heard], by: float, duration: float) -> tuple[Heard, ...]:
    """Move word times by some seconds and keep them within the recording."""
    return tuple(
        Heard(
            round(min(max(span.start + by, 0.0), duration), 4),
            round(min(max(span.end + by, 0.0), duration), 4),
            span.char_start,
            span.char_end,
        )
        for span in heard
    )
