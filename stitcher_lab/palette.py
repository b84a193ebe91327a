"""Colours that a prompt asks for: at most four, since more are hard to tell apart and mean nothing any more.

Only a list of colours that is a wish for the whole picture counts ("in red, green and blue", "use teal and gold").
Colours of things in the lesson ("3 red and 5 blue balls", "a red-black tree") are its matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from stitcher_lab.hygiene import mended

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 4

# What prompts say, and Manim's name for it: a constant, or a value where it has none of that name.
_COLORS = {
    "red": "RED", "green": "GREEN", "blue": "BLUE", "yellow": "YELLOW", "orange": "ORANGE", "purple": "PURPLE",
    "violet": "PURPLE", "pink": "PINK", "teal": "TEAL", "gold": "GOLD", "golden": "GOLD", "maroon": "MAROON",
    "white": "WHITE", "black": "BLACK", "gray": "GRAY", "grey": "GRAY", "brown": "DARK_BROWN", "cyan": "#22D3EE",
    "turquoise": "#2DD4BF", "magenta": "#E879F9", "lime": "#A3E635", "indigo": "#818CF8", "navy": "#1E3A8A",
    "coral": "#FB7F68", "crimson": "#DC143C", "lavender": "#C4B5FD", "salmon": "#FA8072", "beige": "#E8DCC4",
    "silver": "#C0C0C0", "mint": "#98E8C1", "olive": "#9AA533", "peach": "#FFCBA4", "sky blue": "#38BDF8",
    "light blue": "BLUE_B", "dark blue": "DARK_BLUE", "light green": "GREEN_B", "dark green": "GREEN_E",
    "light red": "RED_B", "dark red": "RED_E", "light gray": "LIGHT_GRAY", "light grey": "LIGHT_GRAY",
    "dark gray": "DARK_GRAY", "dark grey": "DARK_GRAY", "light pink": "LIGHT_PINK", "navy blue": "#1E3A8A",
    "royal blue": "#4169E1", "lime green": "#A3E635", "forest green": "#228B22",
}  # fmt: skip
_NAME = r"(?:(?:" + "|".join(sorted(_COLORS, key=len, reverse=True)) + r")\b|#[0-9a-f]{6}\b)"
_JOINT = r"(?:\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|\s*/\s*|\s+or\s+)"
# The whole list: none that goes on with another colour.
_LIST = rf"(?P<list>{_NAME}(?:{_JOINT}{_NAME})*)(?!{_JOINT}{_NAME})"
_CLAUSE_ENDS = (
    r"(?=\s*(?:$|[.;:!?)]|,\s*(?!and\b|or\b)|(?:and|then|but)\s+(?:explain|show|prove|draw|no|the|its|an?)\b"
    r"|please\b|throughout\b))"
)
_COLOR_WORDS = r"(?:colou?r\s+scheme|colou?rs?|palette|tones?|shades?|theme|scheme)\b"
_THEN_COLORS = rf"\s+{_COLOR_WORDS}"
_ANY = re.compile(_NAME, re.IGNORECASE)


@cache
def _wishes() -> tuple[re.Pattern[str], ...]:
    """How a wish runs: the word for colours before the list, or after it; tasks for colours; "in …" as a clause's end.

    Compiled when a prompt names a colour.
    """
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"\b(?:in|with|using|use|only|want|like)\s+(?:only\s+)?(?:the\s+)?(?:main\s+)?colou?rs?:?\s+{_LIST}",
            rf"\b(?:in|with|using|use|an?|the)\s+(?:only\s+)?(?:an?\s+|the\s+)?{_LIST}{_THEN_COLORS}",
            rf"\b(?:colou?r\s+(?:palette|scheme)|colou?rs?|palette)\s*(?::|=|\bshould\s+be\b|\bare\b|\bis\b|\bof\b)\s*{_LIST}",
            rf"\b(?:use|using)\s+(?:only\s+)?{_LIST}(?=\s+(?:for|to)\b)",
            rf"\b(?:use|using)\s+(?:only\s+)?{_LIST}{_CLAUSE_ENDS}",
            rf"\b(?:use|using)\b[^.;:!?]{{1,120}}?(?:,|\band)\s+{_LIST}(?=\s+for\b)",
            rf"\bin\s+(?:only\s+)?{_LIST}{_CLAUSE_ENDS}",
        )
    )


# Lessons that colours belong to: what is listed there is never cut down.
_ABOUT_COLORS = re.compile(
    r"\b(?:colou?ring|chromatic|colou?rable|rainbow|spectr(?:um|a|al)|rgb|cmyk|hsv|pigments?|paints?|mix(?:ing|es|ed)?"
    r"|prism|resistors?|flags?|traffic\s+lights?|colou?r\s+(?:wheel|theory|blind\w*|code[ds]?)|wavelengths?|rubik\w*"
    r"|light(?!\s+(?:red|green|blue|pink|gr[ae]y)))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Palette:
    """``text`` with at most four of the colours that it asks for; ``colors`` are those, as Manim names them.

    ``note`` tells the user which were left out, if any were.
    """

    text: str
    colors: tuple[str, ...]
    note: str = ""


def without_colors(prompt: str) -> str:
    """Return the prompt without its wishes for colours: what a lesson that has colours of its own is found by."""
    prompt = re.sub(rf"\b(?:use|using)\s+{_LIST}\s+for\b[^,.;:!?]*", " ", prompt, flags=re.IGNORECASE)
    for wish in _wishes():
        prompt = wish.sub(" ", prompt)
    return mended(re.sub(r"^\s*(?:for|of|on)\b", " ", prompt, flags=re.IGNORECASE))


def take_palette(prompt: str) -> Palette:
    """Find the colours that a prompt asks for; a list of more than four is cut down to its first four."""
    if not _ANY.search(prompt):
        return Palette(prompt, ())
    found = sorted(
        {match.span("list") for wish in _wishes() for match in wish.finditer(prompt)},
        key=lambda span: (span[0], -span[1]),
    )
    text, wanted, dropped = prompt, dict[str, None](), list[str]()
    shift, reached = 0, -1
    about_colors = _ABOUT_COLORS.search(prompt) is not None
    for start, end in found:
        if start < reached:
            continue  # part of a list that was seen already
        reached = end
        words = [word.casefold() for word in _ANY.findall(prompt[start:end])]
        if about_colors and len(words) > MOST:
            continue
        kept = [word for word in words if _room(wanted, _manim(word))]
        lost = [word for word in words if word not in kept]
        if not lost:
            continue
        dropped += lost
        if kept:
            listed = _listed(kept)
            text = text[: start + shift] + listed + text[end + shift :]
            shift += len(listed) - (end - start)
    note = ""
    if dropped:
        gone = list(dict.fromkeys(dropped))
        verb = "was" if len(gone) == 1 else "were"
        note = f"More than four colours are hard to tell apart: {_listed(gone)} {verb} left out."
    return Palette(text, tuple(wanted), note)


def _room(wanted: dict[str, None], color: str) -> bool:
    """Note a colour while there is room for it."""
    if len(wanted) < MOST:
        wanted[color] = None
    return color in wanted


def _manim(word: str) -> str:
    return word.upper() if word.startswith("#") else _COLORS[re.sub(r"\s+", " ", word)]


def _listed(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
