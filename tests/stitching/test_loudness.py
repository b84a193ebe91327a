"""Loudness and true peak agree with ffmpeg's own measure; the limiter keeps its promise for any sound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pytest
from footage import ffmpeg, voice_like
from hypothesis import given, settings
from hypothesis import strategies as st

from stitcher_lab.stitching import loudness, sound
from stitcher_lab.stitching.timeline import SAMPLE_RATE

if TYPE_CHECKING:
    from pathlib import Path


def measured_by_ffmpeg(track: np.ndarray, folder: Path) -> tuple[float, float]:
    """LUFS and dBTP of a mono track played on both channels."""
    raw = folder / "track.f32"
    np.repeat(track.astype("<f4"), 2).tofile(raw)
    _, told = ffmpeg(
        "-f", "f32le", "-ar", SAMPLE_RATE, "-ch_layout", "stereo", "-i", raw,
        "-af", "ebur128=peak=true", "-f", "null", "-",
    )  # fmt: skip
    summary = told[told.rindex("Summary:") :]
    return (
        float(re.search(r"I:\s+(-?[\d.]+|-inf) LUFS", summary)[1]),
        float(re.search(r"Peak:\s+(-?[\d.]+|-inf) dBFS", summary)[1]),
    )


def with_pauses(seed: int, level: float) -> np.ndarray:
    silence = np.zeros(2 * SAMPLE_RATE)
    parts = [part for k in range(4) for part in (voice_like(2.3, SAMPLE_RATE, seed=seed + k, level=level), silence)]
    return np.clip(np.concatenate(parts), -1, 1).astype(np.float32)


@pytest.mark.parametrize("level", [0.003, 0.05, 0.3])
def test_measures_agree_with_ffmpeg(tmp_path: Path, level: float) -> None:
    track = with_pauses(3, level)
    integrated, peak = measured_by_ffmpeg(track, tmp_path)
    assert loudness.integrated(track) == pytest.approx(integrated, abs=0.1)
    assert loudness.true_peak(track) == pytest.approx(peak, abs=0.2)


def test_the_reference_tone_of_the_recommendation() -> None:
    """BS.1770: a sine of 997 Hz at 0 dBFS in one front channel reads -3.01 LUFS; in both, 0.0 (-23 for -23 dBFS)."""
    tone = np.sin(2 * np.pi * 997 * np.arange(5 * SAMPLE_RATE) / SAMPLE_RATE).astype(np.float32)
    assert loudness.integrated(tone * np.float32(10 ** (-23 / 20))) == pytest.approx(-23.0, abs=0.05)


def test_the_peak_between_two_samples_is_seen() -> None:
    """A sine at a quarter of the rate, caught 45 degrees off its tops, peaks 3 dB above every sample of it."""
    tone = np.sin(2 * np.pi * 0.25 * np.arange(SAMPLE_RATE) + np.pi / 4).astype(np.float32)
    tone *= np.hanning(tone.size).astype(np.float32)
    assert loudness.decibels(float(np.abs(tone).max())) == pytest.approx(-3.0, abs=0.1)
    assert loudness.true_peak(tone) == pytest.approx(0.0, abs=0.1)


@pytest.mark.parametrize("level", [0.003, 0.05, 0.9])
def test_a_voice_comes_out_of_the_decoder_at_the_target(tmp_path: Path, level: float) -> None:
    made = sound.make(with_pauses(11, level), tmp_path / "sound.m4a")
    integrated, peak = measured_by_ffmpeg(sound.decode(made.path), tmp_path)
    assert abs(integrated - loudness.TARGET_LUFS) <= 0.5
    assert peak <= loudness.PEAK_LIMIT_DBTP
    assert made.loudness == pytest.approx(integrated, abs=0.1)


@pytest.mark.parametrize("seconds", [0.01, 0.2, 0.5])
def test_a_very_short_sound_is_not_blown_up(tmp_path: Path, seconds: float) -> None:
    made = sound.make(voice_like(seconds, SAMPLE_RATE, level=0.5).astype(np.float32), tmp_path / "sound.m4a")
    assert made.true_peak is None or made.true_peak <= loudness.PEAK_LIMIT_DBTP


def test_silence_stays_silence(tmp_path: Path) -> None:
    made = sound.make(np.zeros(SAMPLE_RATE, np.float32), tmp_path / "sound.m4a")
    assert (made.loudness, made.true_peak) == (None, None)
    assert not sound.decode(made.path).any()


def test_the_noise_of_a_silent_room_is_not_made_loud(tmp_path: Path) -> None:
    noise = (1e-5 * np.random.default_rng(0).standard_normal(3 * SAMPLE_RATE)).astype(np.float32)
    made = sound.make(noise, tmp_path / "sound.m4a")
    assert made.loudness is None or made.loudness < -50


@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    gain=st.floats(-20, 40),
    ceiling=st.floats(-12, -1),
)
def test_the_limiter_never_lets_a_peak_through(seed: int, gain: float, ceiling: float) -> None:
    random = np.random.default_rng(seed)
    track = random.standard_normal(9000) * random.choice([0.0, 0.01, 0.3], 9000, p=[0.5, 0.4, 0.1])
    track = np.clip(track, -1, 1).astype(np.float32)
    envelope = loudness.peaks(track)
    result = loudness.limited(track, envelope, gain, ceiling)
    # Turning down by a smooth curve moves what lies between samples a little.
    assert loudness.true_peak(result) <= ceiling + 0.1


def test_what_needs_no_limiting_is_only_amplified() -> None:
    track = with_pauses(5, 0.01)
    result = loudness.limited(track, loudness.peaks(track), 3.0, -1.0)
    assert np.allclose(result, track * 10 ** (3 / 20), rtol=1e-5)


def test_long_tracks_are_measured_like_short_ones() -> None:
    """Pieces that are worked on one after the other join without a seam."""
    piece = with_pauses(7, 0.1)
    long = np.tile(piece, 3)
    assert loudness.integrated(long) == pytest.approx(loudness.integrated(piece), abs=0.1)
    assert np.array_equal(loudness.peaks(long)[: piece.size - 100], loudness.peaks(piece)[:-100])
