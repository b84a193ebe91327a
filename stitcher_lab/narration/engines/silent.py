"""No voice: silence as long as reading the line aloud would take, for previews and for machines without voices."""

from __future__ import annotations

from stitcher_lab.narration.spreading import spread
from stitcher_lab.narration.wavs import SAMPLE_WIDTH, Heard, to_wav

RATE = 16_000
# Speech for lessons is 130 to 160 words a minute; 2.5 words a second is the middle.
WORDS_PER_SECOND = 2.5
SHORTEST = 0.8


def speak(text: str) -> tuple[bytes, tuple[Heard, ...]]:
    """Silence for ``text`` as a wav file, and when each word would be heard."""
    duration = max(SHORTEST, len(text.split()) / WORDS_PER_SECOND)
    samples = round(duration * RATE)
    return to_wav(bytes(samples * SAMPLE_WIDTH), RATE), spread(text, 0.0, samples / RATE)
