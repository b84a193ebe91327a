"""Language codes as MP4 files want them: three letters of ISO 639-2/T."""

from __future__ import annotations

UNKNOWN = "und"

_THREE_LETTERS = {
    "ar": "ara", "bg": "bul", "bn": "ben", "ca": "cat", "cs": "ces", "cy": "cym", "da": "dan", "de": "deu",
    "el": "ell", "en": "eng", "es": "spa", "et": "est", "eu": "eus", "fa": "fas", "fi": "fin", "fr": "fra",
    "ga": "gle", "gl": "glg", "gu": "guj", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun", "id": "ind",
    "is": "isl", "it": "ita", "ja": "jpn", "ka": "kat", "kn": "kan", "ko": "kor", "lt": "lit", "lv": "lav",
    "mk": "mkd", "ml": "mal", "mr": "mar", "ms": "msa", "nb": "nob", "nl": "nld", "no": "nor", "pa": "pan",
    "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp",
    "sv": "swe", "sw": "swa", "ta": "tam", "te": "tel", "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd",
    "vi": "vie", "zh": "zho",
}  # fmt: skip


def iso_639_2(tag: str) -> str:
    """Return the three-letter code of a language tag such as ``en`` or ``pt-BR``; ``und`` where it is not known."""
    primary = tag.replace("_", "-").split("-")[0].lower()
    if primary in _THREE_LETTERS.values():
        return primary
    return _THREE_LETTERS.get(primary, UNKNOWN)
