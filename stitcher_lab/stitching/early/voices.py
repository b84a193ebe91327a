"""The sound under the early pictures: each scene's lines where they will be spoken, as AAC. Runs in the sandbox.

The finished video's sound is measured over the whole and encoded once. This one is made a scene at a time, before the
others are known: loudness is taken from the first scene that speaks, and kept.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np

from stitcher_lab.stitching import loudness, track
from stitcher_lab.stitching.timeline import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

FRAME = 1024  # samples in an AAC frame
CODEC = "mp4a.40.2"
# One channel, and the quicker way to encode it: a third of the processor time, while others draw.
LAYOUT, BIT_RATE = "mono", 96_000  # bits per second
_CEILING = -2.5  # dBTP: AAC moves peaks, and there is no second take
_MOST_GAIN = 30.0  # dB


class Voices:
    """Encodes what is spoken, from the film's first sample on, without a gap."""

    def __init__(self) -> None:
        context: Any = av.CodecContext.create("aac", "w")
        context.sample_rate = SAMPLE_RATE
        context.layout = LAYOUT
        context.format = "fltp"
        context.bit_rate = BIT_RATE
        context.options = {"aac_coder": "fast"}
        context.time_base = Fraction(1, SAMPLE_RATE)
        context.open()
        self.encoder = context
        self._gain: float | None = None
        self._scene: NDArray[np.float32] = np.zeros(0, np.float32)
        self._begin = 0  # sample of the film at which the scene begins
        self._fed = 0

    def scene(self, cues: Sequence[track.Cue], begin: int) -> None:
        """Take the lines of the scene that begins at sample ``begin`` of the film.

        Raises
        ------
        stitcher_lab.stitching.track.BadRecordingError
            A recording cannot be read.

        """
        lines = [track.read_wav(cue.wav) for cue in cues]
        length = max((cue.start + line.size for cue, line in zip(cues, lines, strict=True)), default=0)
        whole = track.build(cues, length)
        if self._gain is None and (measured := loudness.integrated(whole)) is not None:
            self._gain = min(loudness.TARGET_LUFS - measured, _MOST_GAIN)
        self._scene = loudness.limited(whole, loudness.peaks(whole), self._gain or 0.0, _CEILING)
        self._begin = begin

    def until(self, end: int) -> Iterator[bytes]:
        """Yield the packets up to sample ``end`` of the film, as far as the encoder gives them away."""
        while self._fed + FRAME <= end:
            yield from self._packets(self._next())

    def finish(self) -> Iterator[bytes]:
        """Yield what the encoder still holds."""
        yield from self._packets(self._next())
        yield from self._packets(None)

    def _next(self) -> NDArray[np.float32]:
        begin = self._fed - self._begin
        self._fed += FRAME
        piece = np.zeros(FRAME, np.float32)
        low, high = max(begin, 0), min(max(begin + FRAME, 0), self._scene.size)
        if low < high:
            piece[low - begin : high - begin] = self._scene[low:high]
        return piece

    def _packets(self, samples: NDArray[np.float32] | None) -> Iterator[bytes]:
        frame = None
        if samples is not None:
            frame = av.AudioFrame.from_ndarray(samples[None], format="fltp", layout=LAYOUT)
            frame.sample_rate = SAMPLE_RATE
            frame.pts = self._fed - FRAME
            frame.time_base = Fraction(1, SAMPLE_RATE)
        for packet in self.encoder.encode(frame):
            # What stands before the film's beginning is the encoder's run-up; played, it would make all the rest late.
            if packet.pts >= 0:
                yield bytes(packet)
