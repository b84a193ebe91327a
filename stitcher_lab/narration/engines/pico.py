"""SVOX Pico: small, clear and dated voices for six locales (Apache-2.0). Inside only."""

from __future__ import annotations

import re

import numpy as np
import py_nanotts

from stitcher_lab.narration.engines.sounds import Utterance
from stitcher_lab.narration.letters import letter_names
from stitcher_lab.narration.spreading import spread
from stitcher_lab.narration.wavs import Heard

RATE = 16_000
# At full volume the engine clips its own peaks.
_VOLUME = 0.6
_SPEED = 0.9
_SENTENCE = re.compile(r".+?(?:[.!?;:…]+['\")\]]*(?=\s|$)|$)", re.DOTALL)
_PAUSE = 0.22
_QUIET = 0.01
# Names that it reads letter by letter or beyond recognition, spelt as it says them right.
_SPELT = {"fibonacci": "fibbonahchee", "euler": "oiler", "dijkstra": "dike-stra", "lagrange": "lagraunge"}
_NAME = re.compile("|".join(_SPELT), re.IGNORECASE)


class Pico:
    """Speaks lines with one voice.

    It tells nothing about when a word is heard; so each sentence is spoken by itself, which fixes where it starts and
    ends, and its words are spread between.
    """

    def __init__(self, voice: str, language: str) -> None:
        self._english = language == "en"
        self._voice = voice
        self._engine = py_nanotts.NanoTTS()

    def speak(self, text: str) -> Utterance:
        """Say ``text``."""
        pieces: list[np.ndarray] = []
        heard: list[Heard] = []
        at = 0.0
        for sentence in _SENTENCE.finditer(text):
            if not any(letter.isalnum() for letter in sentence[0]):
                continue
            samples = self._sentence(sentence[0])
            length = len(samples) / RATE
            words = spread(sentence[0], at, at + length)
            heard += [
                Heard(word.start, word.end, word.char_start + sentence.start(), word.char_end + sentence.start())
                for word in words
            ]
            pause = np.zeros(round(_PAUSE * RATE), dtype=np.float32)
            pieces += [samples, pause]
            at += length + len(pause) / RATE
        sound = np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.float32)
        return Utterance(sound, RATE, tuple(heard))

    def _sentence(self, text: str) -> np.ndarray:
        pcm = self._engine.speak(self._plain(text), voice=self._voice, volume=_VOLUME, speed=_SPEED)
        samples = np.frombuffer(pcm, dtype="<i2").astype(np.float32) / 32768
        loud = np.flatnonzero(np.abs(samples) > _QUIET)
        return samples[loud[0] : loud[-1] + 1] if len(loud) else samples[:0]

    def _plain(self, text: str) -> str:
        """The text as Pico is to read it: the letter A spelt out, and nothing that it takes for markup."""
        names = set(letter_names(text)) if self._english else set()
        spelt = "".join("ay" if at in names else letter for at, letter in enumerate(text))
        if self._english:
            spelt = _NAME.sub(lambda match: _SPELT[match[0].lower()], spelt)
        return re.sub(r"[<>&\\]", " ", spelt)
