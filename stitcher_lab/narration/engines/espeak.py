"""espeak-ng: a small formant voice for a hundred languages, with exact word times. Inside only.

The library is GPL-3; it is loaded in the sandboxed process of its own and nowhere else. Constants are those of its
``speak_lib.h``.
"""

from __future__ import annotations

import ctypes
from typing import Any

import espeakng_loader
import numpy as np

from stitcher_lab.narration.engines.sounds import Utterance
from stitcher_lab.narration.letters import letter_names
from stitcher_lab.narration.spreading import spread
from stitcher_lab.narration.traced import Traced
from stitcher_lab.narration.wavs import Heard

_SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS
_NO_SUCH_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: report instead of ending the process
_END_OF_LIST, _WORD_EVENT = 0, 1
_CHARS_UTF8, _PHONEME_TAGS = 1, 0x100
_RATE_PARAMETER = 1
_WORDS_PER_MINUTE = 155
_IPA, _TIE = 0x02, 0x80
_A_NAME = "[[eI]]"


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class EspeakLibrary:
    """The library with one voice chosen. One per process: it keeps its state in globals."""

    def __init__(self, voice: str) -> None:
        self.library: Any = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self.rate = int(self.library.espeak_Initialize(_SYNCHRONOUS, 0, data, _NO_SUCH_EXIT))
        if self.rate <= 0:
            raise RuntimeError("espeak-ng did not start")
        if self.library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise RuntimeError(f"espeak-ng has no voice {voice}")

    def phonemes(self, text: str, tie: str = "^") -> str:
        """IPA for ``text``; the parts of one sound are joined by ``tie``, clauses by a space."""
        convert = self.library.espeak_TextToPhonemes
        convert.restype = ctypes.c_char_p
        convert.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]
        rest = ctypes.c_char_p(text.encode())
        said: list[str] = []
        while rest.value:
            said.append((convert(ctypes.byref(rest), _CHARS_UTF8, _IPA | _TIE | ord(tie) << 8) or b"").decode())
        return " ".join(part for part in said if part)


class Espeak:
    """Speaks lines with one voice."""

    def __init__(self, voice: str, language: str) -> None:
        self._english = language == "en"
        self._espeak = EspeakLibrary(voice)
        self._espeak.library.espeak_SetParameter(_RATE_PARAMETER, _WORDS_PER_MINUTE, 0)
        self._pcm = bytearray()
        self._events: list[tuple[int, int, float]] = []
        # Kept as an attribute: the library calls it for as long as it lives.
        self._callback = _Callback(self._receive)
        self._espeak.library.espeak_SetSynthCallback(self._callback)

    def speak(self, text: str) -> Utterance:
        """Say ``text``."""
        self._pcm.clear()
        self._events.clear()
        given = self._marked(text)
        encoded = given.text.encode() + b"\0"
        flags = _CHARS_UTF8 | (_PHONEME_TAGS if self._english else 0)
        self._espeak.library.espeak_Synth(encoded, len(encoded), 0, 1, 0, flags, None, None)
        self._espeak.library.espeak_Synchronize()
        samples = np.frombuffer(bytes(self._pcm), dtype="<i2").astype(np.float32) / np.float32(32768)
        return Utterance(samples, self._espeak.rate, self._heard(text, given, len(samples) / self._espeak.rate))

    def _marked(self, text: str) -> Traced:
        """The text with the letter A's name spelt in phonemes; other brackets must not pass for phonemes."""
        plain = text.replace("[[", "[ ").replace("]]", " ]")
        names = set(letter_names(plain)) if self._english else set()
        marked, spans = "", list[tuple[int, int]]()
        for at, letter in enumerate(plain):
            piece = _A_NAME if at in names else letter
            marked += piece
            spans += [(at, at + 1)] * len(piece)
        return Traced(marked, spans)

    def _receive(self, wave: Any, count: int, events: Any) -> int:
        if count > 0:
            self._pcm.extend(ctypes.string_at(wave, count * 2))
        index = 0
        while events[index].type != _END_OF_LIST:
            event = events[index]
            if event.type == _WORD_EVENT:
                self._events.append((event.text_position - 1, event.length, event.audio_position / 1000))
            index += 1
        return 0

    def _heard(self, text: str, given: Traced, duration: float) -> tuple[Heard, ...]:
        heard: list[Heard] = []
        for index, (position, length, start) in enumerate(self._events):
            if not (0 <= position < len(given.text) and length > 0):
                continue
            end = self._events[index + 1][2] if index + 1 < len(self._events) else duration
            char_start, char_end = given.back(position, position + length)
            if heard and char_start < heard[-1].char_end:
                # Later parts of one number: the word goes on.
                previous = heard.pop()
                heard.append(Heard(previous.start, end, previous.char_start, max(previous.char_end, char_end)))
            else:
                heard.append(Heard(start, end, char_start, char_end))
        return tuple(heard) or spread(text, 0.0, duration)
