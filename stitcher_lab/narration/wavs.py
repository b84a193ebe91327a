"""Recordings as bytes: mono, 16-bit wav files, and the exact bookkeeping of their length."""

from __future__ import annotations

import io
import wave
from dataclasses import dataclass

SAMPLE_WIDTH = 2  # bytes: 16-bit
LOWEST_RATE = 8_000
HIGHEST_RATE = 96_000


class BadWavError(ValueError):
    """The bytes are no mono 16-bit wav file."""


@dataclass(frozen=True, slots=True)
class WavFacts:
    """Samples per second, and how many samples there are."""

    rate: int
    samples: int

    @property
    def duration(self) -> float:
        """Length in seconds, exactly ``samples / rate``."""
        return self.samples / self.rate


@dataclass(frozen=True, slots=True)
class Heard:
    """A piece of the spoken string (characters) and when it is heard (seconds from the recording's start)."""

    start: float
    end: float
    char_start: int
    char_end: int


def to_wav(pcm: bytes, rate: int) -> bytes:
    """Wrap little-endian 16-bit mono samples into a wav file."""
    stream = io.BytesIO()
    with wave.open(stream, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(SAMPLE_WIDTH)
        writer.setframerate(rate)
        writer.writeframes(pcm)
    return stream.getvalue()


def wav_facts(data: bytes) -> WavFacts:
    """Read a wav file's rate and length, and check that it is one of ours.

    Raises
    ------
    BadWavError
        It is damaged, empty, not mono, not 16-bit, or its header promises more samples than it holds.

    """
    try:
        with wave.open(io.BytesIO(data), "rb") as reader:
            shape = (reader.getnchannels(), reader.getsampwidth(), reader.getcomptype())
            rate, samples = reader.getframerate(), reader.getnframes()
            held = len(reader.readframes(samples)) // SAMPLE_WIDTH
    except (wave.Error, EOFError, ValueError) as error:
        raise BadWavError(f"not a readable wav file ({error})") from error
    if shape != (1, SAMPLE_WIDTH, "NONE"):
        raise BadWavError("not a mono, 16-bit wav file")
    if not LOWEST_RATE <= rate <= HIGHEST_RATE:
        raise BadWavError(f"an unlikely sample rate: {rate}")
    if samples == 0 or held != samples:
        raise BadWavError("an empty or shortened wav file")
    return WavFacts(rate, samples)
