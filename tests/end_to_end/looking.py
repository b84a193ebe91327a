"""Looks at a finished video: its streams, its pictures, its sound."""

import re
import subprocess
import wave
from dataclasses import dataclass
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np

RATE = 16_000


@dataclass
class Facts:
    duration: float
    video: str
    profile: str
    size: tuple[int, int]
    fps: float
    frames: int
    audio: str
    subtitles: int
    chapters: list[str]
    title: str


def facts(path: Path) -> Facts:
    with av.open(str(path)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        return Facts(
            duration=container.duration / av.time_base,
            video=video.codec_context.name,
            profile=video.codec_context.profile,
            size=(video.width, video.height),
            fps=float(video.average_rate),
            frames=sum(1 for packet in container.demux(video) if packet.size),
            audio=audio.codec_context.name,
            subtitles=len(container.streams.subtitles),
            chapters=[chapter["metadata"].get("title", "") for chapter in container.chapters()],
            title=container.metadata.get("title", ""),
        )


def pictures(path: Path, every: float) -> list[np.ndarray]:
    """A grey frame about every so many seconds."""
    found, due = [], 0.0
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            if frame.time >= due:
                found.append(frame.to_ndarray(format="gray"))
                due += every
    return found


def loudness(path: Path) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBTP, as ffmpeg's own meter says (EBU R128)."""
    said = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-nostats", "-i", str(path), "-map", "0:a", "-af", "ebur128=peak=true",
         "-f", "null", "-"],
        capture_output=True, text=True, check=True,
    ).stderr  # fmt: skip
    summary = said[said.rindex("Summary:") :]
    return float(re.search(r"I:\s+(-?[\d.]+) LUFS", summary)[1]), float(re.search(r"Peak:\s+(-?[\d.]+)", summary)[1])


def sound(path: Path) -> np.ndarray:
    """The audio track, mono, 16 kHz, from time zero of the file."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    parts = []
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            start = round(frame.time * RATE) if not parts else None
            if start:
                parts.append(np.zeros(start, dtype=np.int16))
            parts += [part.to_ndarray()[0] for part in resampler.resample(frame)]
    return np.concatenate(parts).astype(np.float64)


def recording(path: Path) -> np.ndarray:
    """A wav file, at 16 kHz."""
    with wave.open(str(path)) as reader:
        rate = reader.getframerate()
        samples = np.frombuffer(reader.readframes(reader.getnframes()), dtype=np.int16).astype(np.float64)
    return np.interp(np.arange(0, len(samples) / rate, 1 / RATE), np.arange(len(samples)) / rate, samples)


def lag(track: np.ndarray, line: np.ndarray, expected: float, window: float = 0.3) -> float:
    """By how many seconds ``line`` comes later in ``track`` than expected, by cross-correlation."""
    first = max(round((expected - window) * RATE), 0)
    piece = track[first : first + len(line) + round(2 * window * RATE)]
    size = 1 << (len(piece) + len(line)).bit_length()
    spectrum = np.fft.rfft(piece, size) * np.conj(np.fft.rfft(line, size))
    offsets = np.fft.irfft(spectrum, size)[: len(piece)]
    return (first + int(np.argmax(offsets))) / RATE - expected
