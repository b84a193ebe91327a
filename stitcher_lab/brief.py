"""The first stage: a sentence and some options become a Brief."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import OptionError
from stitcher_lab.hygiene import tidy
from stitcher_lab.model import QUALITIES, Brief, Quality
from stitcher_lab.palette import take_palette

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.config import Settings

LONGEST_PROMPT = 4000  # characters
LARGEST_DATA = 20_000  # characters of JSON: what a model can take in, and far more than a picture can show
_PNG = b"\x89PNG\r\n\x1a\n"  # what every file of that format begins with

_LANGUAGE = re.compile(r"[a-z]{2}(-[a-z]{2})?", re.IGNORECASE)
_IN_QUALITY = re.compile(
    r"[,;]?\s*\b(?:in|at|as)\s+(?:an?\s+)?(preview|480p|720p|1080p|full\s*hd|4k|2160p)(?:\s+(?:quality|video|resolution))?\b",
    re.IGNORECASE,
)
_QUALITY_WORDS = {"480p": "preview", "fullhd": "1080p", "2160p": "4k"}
_OF_LENGTH = re.compile(
    r"[,;]?\s*\b(?:in|as|make)?\s*(?:an?\s+)?(\d+(?:\.\d+)?)[\s-]*(seconds?|secs?|minutes?|mins?)[\s-]+"
    r"(?:long\s+)?(?:video|clip|animation|lesson|film|explanation)\b(?:\s+(?:of|about|on|explaining)\b)?",
    re.IGNORECASE,
)


def make_brief(
    prompt: str,
    settings: Settings,
    *,
    quality: str | None = None,
    voice: str | None = None,
    language: str | None = None,
    max_duration: float | None = None,
    watermark: Path | None = None,
    template: str | None = None,
    tier: str | None = None,
    data: Mapping[str, Any] | None = None,
    preview: bool = False,
) -> Brief:
    """Clean ``prompt`` and fill in from ``settings`` what was not asked for.

    Words in the prompt that ask for a size ("in 1080p") or a length ("a 2 minute video about …") are taken out of it
    and obeyed, unless the option itself says something else. What no video can have is taken out as well, and the
    brief's notes say so: see :mod:`stitcher_lab.hygiene` and :mod:`stitcher_lab.palette`.

    Raises
    ------
    stitcher_lab.errors.OptionError
        The prompt is empty or far too long, or an option names something that does not exist.

    """
    notes: list[str] = []
    text = clean(prompt)
    text, asked_quality = _take_quality(text)
    text, asked_seconds = _take_length(text)
    if asked_seconds is not None and max_duration is None:
        if asked_seconds > settings.max_duration:
            longest = f"{settings.max_duration:g} seconds"
            notes.append(f"You asked for {asked_seconds:g} seconds; a video may have {longest} here, and no more.")
            asked_seconds = settings.max_duration
        else:
            notes.append(f"You asked for {asked_seconds:g} seconds: that is taken as the longest the video may be.")
    tidied = tidy(text)
    palette = take_palette(tidied.text)
    text = palette.text
    notes += [*tidied.notes, *([palette.note] if palette.note else ())]
    if not text:
        raise OptionError(
            " ".join(["There is nothing to explain: the prompt is empty.", *tidied.notes]),
            remedy='Say what the video is about, such as: stitcher make "explain binary search"',
        )
    limit = max_duration if max_duration is not None else asked_seconds
    return Brief(
        prompt=text,
        quality=find_quality(quality or asked_quality or settings.quality),
        max_duration=_duration(settings.max_duration if limit is None else limit, settings),
        voice=voice or settings.voice,
        language=_language(language or settings.language),
        template=template,
        watermark=_watermark(watermark or (Path(settings.watermark).expanduser() if settings.watermark else None)),
        notes=tuple(notes),
        palette=palette.colors,
        tier=tier or settings.tier,
        data=_data(data or {}),
        language_open=language is None,
        preview=preview,
    )


def as_options(brief: Brief) -> dict[str, Any]:
    """Return everything but the prompt as JSON values, for the history; :func:`from_options` reads it."""
    return {
        "quality": brief.quality.name,
        "max_duration": brief.max_duration,
        "voice": brief.voice,
        "language": brief.language,
        "template": brief.template,
        "watermark": str(brief.watermark.absolute()) if brief.watermark else None,
        "palette": list(brief.palette),
        "data": dict(brief.data),
        "tier": brief.tier,
        "hints": dict(brief.hints),
        "language_open": brief.language_open,
        "preview": brief.preview,
    }


def from_options(prompt: str, options: Mapping[str, Any]) -> Brief:
    """Make the Brief of an earlier job again; what an older version did not write down gets its default.

    Raises
    ------
    stitcher_lab.errors.OptionError
        Its watermark is gone.

    """
    watermark = options.get("watermark")
    return Brief(
        prompt=prompt,
        quality=find_quality(options["quality"]),
        max_duration=float(options.get("max_duration", 300.0)),
        voice=options.get("voice", "auto"),
        language=options.get("language", "en"),
        template=options.get("template"),
        watermark=_watermark(Path(watermark) if watermark else None),
        palette=tuple(options.get("palette", ())),
        data=options.get("data", {}),
        tier=options.get("tier", "auto"),
        hints=options.get("hints", {}),
        language_open=options.get("language_open", False),
        preview=options.get("preview", False),
    )


def _data(values: Mapping[str, Any]) -> dict[str, Any]:
    """Check values that the video is to show: JSON, with names, and not too much of it."""
    try:
        size = len(json.dumps(values, allow_nan=False))
    except (TypeError, ValueError) as error:
        raise OptionError(f"The values cannot be written as JSON: {error}.") from error
    if size > LARGEST_DATA:
        raise OptionError(
            f"The values take {size} characters; {LARGEST_DATA} are the most that a lesson can show.",
            remedy="Give a part of them, or what they come to (counts, means).",
        )
    return dict(values)


def clean(prompt: str) -> str:
    """Normalize Unicode (NFC), drop control and invisible characters, and make one line of it.

    Raises
    ------
    stitcher_lab.errors.OptionError
        The prompt has more than :data:`LONGEST_PROMPT` characters.

    """
    if len(prompt) > LONGEST_PROMPT:
        raise OptionError(
            f"The prompt has {len(prompt)} characters; {LONGEST_PROMPT} are the most that make sense.",
            remedy="Say in a few sentences what the video is about.",
        )
    visible = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", prompt)
        if character.isspace() or unicodedata.category(character)[0] != "C"
    )
    return re.sub(r" {2,}", " ", visible).strip()


def find_quality(name: str) -> Quality:
    """Return the quality called ``name``.

    Raises
    ------
    stitcher_lab.errors.OptionError
        There is none of that name.

    """
    quality = QUALITIES.get(name.lower())
    if quality is None:
        raise OptionError(f"There is no quality {name!r}.", remedy=f"Choose one of {', '.join(QUALITIES)}.")
    return quality


def _take_quality(text: str) -> tuple[str, str | None]:
    found = _IN_QUALITY.search(text)
    if not found:
        return text, None
    word = re.sub(r"\s", "", found[1].lower())
    return _without(text, found), _QUALITY_WORDS.get(word, word)


def _take_length(text: str) -> tuple[str, float | None]:
    found = _OF_LENGTH.search(text)
    if not found:
        return text, None
    seconds = float(found[1]) * (60 if found[2].lower().startswith("min") else 1)
    return _without(text, found), seconds


def _without(text: str, found: re.Match[str]) -> str:
    return re.sub(r" {2,}", " ", text[: found.start()] + " " + text[found.end() :]).strip(" ,;")


def _duration(seconds: float, settings: Settings) -> float:
    if not 1 <= seconds <= settings.max_duration:
        raise OptionError(
            f"A video of {seconds:g} seconds is not possible here: 1 to {settings.max_duration:g} seconds are.",
            remedy="Ask for another length; max_duration in the settings file moves the upper end.",
        )
    return seconds


def _language(code: str) -> str:
    if not _LANGUAGE.fullmatch(code):
        raise OptionError(f"{code!r} is no language code.", remedy="Use a code such as en, de or pt-br.")
    return code.lower()


def _watermark(path: Path | None) -> Path | None:
    if path is not None and not path.is_file():
        raise OptionError(f"The watermark {path} does not exist.", remedy="Give the path of a PNG picture.")
    if path is not None:
        # Whether it is a sound picture is found out in the sandbox; what is none at all is told before the work.
        try:
            with path.open("rb") as stream:
                is_png = stream.read(len(_PNG)) == _PNG
        except OSError as error:
            raise OptionError(f"The watermark {path} cannot be read: {error.strerror}.") from error
        if not is_png:
            raise OptionError(f"The watermark {path} is no PNG picture.", remedy="Give the path of a PNG picture.")
    return path
