"""The prompt on the reader's desk: cleaned once, then taken off piece by piece."""

from __future__ import annotations

import re
import unicodedata

from stitcher_lab.errors import RequestError

MAX_PROMPT = 8_000
# One private-use sign per character that was read, so that positions stay what they are.
TAKEN = "\ue000"

_SIGNS = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{RIGHTWARDS ARROW}": "->",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{GREEK SMALL LETTER PI}": "pi",
        "\N{INFINITY}": "inf",
        "\N{MULTIPLICATION SIGN}": "×",
        "\N{FULLWIDTH COMMA}": ",",
        "\N{IDEOGRAPHIC COMMA}": ",",
        "\N{HORIZONTAL ELLIPSIS}": "...",
        "\N{VULGAR FRACTION ONE HALF}": "1/2",
        "\N{VULGAR FRACTION ONE QUARTER}": "1/4",
        "\N{VULGAR FRACTION THREE QUARTERS}": "3/4",
        TAKEN: " ",
    }
)
_LONG_NUMBER = re.compile(r"(\d{40})\d+")
_REPEATED = re.compile(r"([^\w\s])\1{3,}")
# What a prompt says about the audience or the video, not about the topic.
_AUDIENCE = re.compile(
    r"\b(?:for|in|to|at|my|of|with)?\s*(?:a\s+|an\s+|my\s+|the\s+)?"
    r"(?:(?:year|grade|class|form|key stage|level)\s+\d{1,2}(?:\s?[a-f]\b|(?!\s*[\d.]))"
    r"(?:\s+(?:class|pupils|students))?"
    r"|\d{1,2}(?:st|nd|rd|th)[\s-]+(?:graders?|grade|class|year|semester)(?:\s+(?:class|pupils|students))?"
    r"|\d{1,2}[\s-]+years?[\s-]+olds?"
    r"|\d+(?:\.\d+)?[\s-]*(?:minutes?|mins?|seconds?|secs?|s)[\s-]+(?:long\s+)?"
    r"(?:video|clip|animation|film|lesson|explainer|explanation)"
    r"|(?:under|within|less than|at most|about|around|roughly)\s+\d+(?:\.\d+)?\s*(?:minutes?|mins?)\b"
    r"|(?:in|under|within|less than)\s+\d+(?:\.\d+)?\s*(?:minutes?|mins?)\b"
    r"|(?:4k|1080p|720p|480p|3blue1brown|3b1b|cs\s?101|math\s?101|eli5|gcse))",
    re.IGNORECASE,
)


def clean(prompt: str) -> str:
    """Return a prompt on one line, with plain dashes, quotes and digits.

    Raises
    ------
    stitcher_lab.errors.RequestError
        It is longer than 8000 characters.

    """
    if len(prompt) > MAX_PROMPT:
        raise RequestError(
            f"The prompt has {len(prompt)} characters; at most {MAX_PROMPT} are read.",
            remedy="Say in a sentence or two what the video should show.",
        )
    plain = "".join(_plain(sign) for sign in prompt.translate(_SIGNS))
    # Runs that mean nothing at their full length, cut short so that nothing below meets them.
    plain = _LONG_NUMBER.sub(r"\1", plain)
    return " ".join(_REPEATED.sub(r"\1\1\1", plain).split())


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign if sign.isprintable() else " "
    if unicodedata.category(sign) == "Nd":
        return str(unicodedata.decimal(sign))
    return sign if sign.isprintable() else " "


def without_audience(text: str) -> str:
    """Blank out "for year 9", "a 2 minute video" and the like, keeping positions."""
    return _AUDIENCE.sub(lambda found: " " * len(found.group()), text)


class Desk:
    """A cleaned prompt that readers take values from; what is taken is not read twice.

    ``text`` has a private-use sign for every character already taken; ``original`` stays whole, so that cues next to
    a taken value can still be seen.
    """

    def __init__(self, text: str) -> None:
        self.original = text
        self.text = text

    def take(self, start: int, end: int) -> None:
        """Mark a stretch as read."""
        self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]
