"""Makes clips and recordings as the rooms before stitching would, small and quick, with known content."""

from __future__ import annotations

import subprocess
import wave
from typing import TYPE_CHECKING

import av
import imageio_ffmpeg
import numpy as np

from stitcher_lab.encoding import encoder_options
from stitcher_lab.model import BeatSpan, Clip, Line, Narration, Quality, SpokenLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

SMALL = Quality("small", 320, 180, 15)
FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
BACKGROUND = (20, 24, 40)


def ffmpeg(*arguments: str | Path) -> tuple[bytes, str]:
    """Run the real ffmpeg; its standard output and its words."""
    done = subprocess.run([FFMPEG, "-hide_banner", "-nostdin", *map(str, arguments)], capture_output=True, check=True)
    return done.stdout, done.stderr.decode(errors="replace")


def plain(quality: Quality) -> Callable[[int], np.ndarray]:
    """A bar that moves over a dark background."""

    def draw(frame: int) -> np.ndarray:
        picture = np.full((quality.height, quality.width, 3), BACKGROUND, np.uint8)
        left = frame * 3 % (quality.width - 20)
        picture[quality.height // 3 : quality.height // 2, left : left + 20] = (88, 196, 221)
        return picture

    return draw


def film(
    path: Path,
    frames: int,
    draw: Callable[[int], np.ndarray] | None = None,
    *,
    quality: Quality = SMALL,
    options: Mapping[str, str] | None = None,
    size: tuple[int, int] | None = None,
) -> Path:
    """Encode pictures as the render room does."""
    draw = draw or plain(quality)
    with av.open(str(path), "w") as container:
        stream = container.add_stream(
            "libx264",
            rate=quality.fps,
            options=encoder_options(quality) | dict(options or {}),
        )
        stream.width, stream.height = size or (quality.width, quality.height)
        stream.pix_fmt = "yuv420p"
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(draw(number), format="rgb24")
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def clip(
    folder: Path,
    name: str,
    frames: int,
    beats: Sequence[tuple[str, int, int]] = (),
    draw: Callable[[int], np.ndarray] | None = None,
    *,
    quality: Quality = SMALL,
) -> Clip:
    path = film(folder / f"{name}.mp4", frames, draw, quality=quality)
    return Clip(name, f"About {name}", path, frames, quality.fps, tuple(BeatSpan(*beat) for beat in beats))


def wav(path: Path, samples: np.ndarray, rate: int) -> Path:
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate)
        writer.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def voice_like(seconds: float, rate: int, *, seed: int = 0, level: float = 0.1) -> np.ndarray:
    """Something with a voice's dynamics: bursts of a buzzing tone with noise, sharp peaks, short gaps."""
    random = np.random.default_rng(seed)
    time = np.arange(int(seconds * rate)) / rate
    pitch = 2 * np.pi * np.cumsum(120 + 20 * np.sin(2 * np.pi * 0.7 * time)) / rate
    buzz = sum(np.sin(harmonic * pitch) / harmonic for harmonic in range(1, 20))
    syllables = np.clip(np.sin(2 * np.pi * 4 * time) + 0.3, 0, None) ** 2
    sound = (buzz + 0.3 * random.standard_normal(time.size)) * syllables
    sound += 6 * (random.random(time.size) > 1 - 2 / rate) * random.standard_normal(time.size)  # plosives
    return level * sound


def spoken(folder: Path, key: str, samples: np.ndarray, rate: int) -> tuple[str, SpokenLine]:
    path = wav(folder / f"{key}.wav", samples, rate)
    return key, SpokenLine(Line(key, key), path, samples.size / rate, ())


def take(*lines: tuple[str, SpokenLine], language: str = "en") -> Narration:
    return Narration("test", "1", "nobody", language, dict(lines))
