"""Picture and sound agree at every beat, also after five minutes: measured on flashes and clicks, as a viewer would."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
from footage import clip, spoken, take

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.model import Quality
from stitcher_lab.stitching import lay_out, stitch

if TYPE_CHECKING:
    from pathlib import Path

FPS = 30
TINY = Quality("tiny", 96, 64, FPS)
SCENE_FRAMES = 821  # 27 seconds; an odd number, so that scenes start between whole AAC frames
RATES = (16_000, 22_050, 24_000)  # Pico, espeak and Kokoro speak at these


def click(rate: int, seconds: float) -> np.ndarray:
    """A burst of 2 ms, then a hum as quiet as a room."""
    sound = 0.002 * np.sin(2 * np.pi * 200 * np.arange(int(seconds * rate)) / rate)
    length = rate // 500
    sound[:length] = 0.9 * np.sin(2 * np.pi * 2000 * np.arange(length) / rate)
    return sound


def flashes(video: Path) -> list[float]:
    """When the picture turns bright, by the presentation times that players go by."""
    with av.open(str(video)) as container:
        seen = [(frame.time, frame.to_ndarray()[: TINY.height].mean()) for frame in container.decode(video=0)]
    return [time for (_, before), (time, now) in pairwise([(0.0, 0.0), *seen]) if now > 100 > before]


def clicks(video: Path, near: list[float]) -> list[float]:
    """When it clicks within a tenth of a second of each time, by presentation times as well."""
    with av.open(str(video)) as container:
        frames = list(container.decode(audio=0))
    start, rate = frames[0].time, frames[0].sample_rate
    sound = np.abs(np.concatenate([frame.to_ndarray()[0] for frame in frames]))
    found = []
    for time in near:
        low = max(0, round((time - 0.1 - start) * rate))
        window = sound[low : low + rate // 5]
        loud = np.flatnonzero(window > window.max() / 2)
        found.append(start + (low + loud[0]) / rate)
    return found


@pytest.mark.parametrize(
    ("scenes", "seconds"),
    [(3, 80), pytest.param(11, 300, marks=pytest.mark.slow)],
    ids=["more than a minute", "five minutes"],
)
def test_flash_and_click_agree_within_one_frame_at_every_beat(
    tmp_path: Path,
    sandbox,
    scenes: int,
    seconds: int,
) -> None:
    clips, lines = [], []
    for scene in range(scenes):
        starts = [7 + 5 * scene, 211 + 3 * scene, 433 + scene, 650 + 2 * scene]
        beats = []
        for number, start in enumerate(starts):
            key = f"s{scene}b{number}"
            rate = RATES[(scene + number) % len(RATES)]
            lines.append(spoken(tmp_path, key, click(rate, 1.5), rate))
            beats.append((key, start, start + 50))

        def draw(frame: int, lit: frozenset[int] = frozenset(starts)) -> np.ndarray:
            return np.full((TINY.height, TINY.width, 3), 230 if frame in lit else 20, np.uint8)

        clips.append(clip(tmp_path, f"Scene{scene}", SCENE_FRAMES, beats, draw, quality=TINY))
    stitched = stitch(
        clips,
        take(*lines),
        output=tmp_path / "sync.mp4",
        quality=TINY,
        title="Sync",
        sandbox=sandbox,
        cancellation=Cancellation(),
        workdir=tmp_path,
    )
    assert stitched.duration > seconds
    seen = flashes(stitched.path)
    expected = [beat.start_frame / FPS for beat in lay_out(clips, take(*lines)).beats]
    assert len(seen) == len(expected) == scenes * 4
    assert np.abs(np.subtract(seen, expected)).max() < 1e-3
    heard = clicks(stitched.path, seen)
    offsets = np.subtract(heard, seen)
    assert np.abs(offsets).max() <= 1 / FPS
    # No drift: the last scene is as exact as the first. Six milliseconds are what finding a click in AAC can tell.
    assert np.abs(offsets).max() < 0.006
    assert abs(offsets[-4:].mean() - offsets[:4].mean()) < 0.003
