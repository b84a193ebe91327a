"""The spoken form of a caption: signs, formulas and numbers as a teacher would read them aloud.

``x² ≤ 3.5`` becomes "x squared is less than or equal to three point five". The rules are ours, made for lessons;
each is one substitution, and each substitution keeps track of what it stands for (:mod:`.traced`), so that word times
find their way back to the caption. Reading a spoken form again changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from stitcher_lab.narration.english import RULES
from stitcher_lab.narration.signs import GREEK, OTHERS
from stitcher_lab.narration.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Mapping

_ODD_SPACE = re.compile(r"[\s\u00a0\u2009\u202f\u200b]+")
_MINUS_BEFORE_NUMBER = re.compile(r"(?<![\w)])-(?=\d)|(?<=\s)-(?=\s)")
_INSIDE = re.compile(r"(?<=\()\s+|\s+(?=\))")
_BEFORE_MARK = re.compile(r"\s+(?=[,.;:!?](?:\s|$))")
_MARKS = re.compile(r"([,;:])(?:\s*[,;:])+")
_LEADING = re.compile(r"^[\s,;:]+|\s+$")
_SIGN = re.compile(r"[^\w\s.,;:!?'\"()-]")
# Emoji, box drawing, what nobody can say: engines drop them, or worse, read out their names.
_UNSAYABLE = frozenset(("So", "Sk", "Cn", "Co", "Cs", "Cc", "Cf"))


def spoken_form(text: str, language: str = "en") -> Traced:
    """What is said for ``text``, traced back to it.

    ``language`` is a two-letter code. English is read in full; for Spanish, French, German, Italian and Portuguese the
    signs are put in words and numbers left to the voice; any other language is left as it is.
    """
    said = Traced(text).sub(_ODD_SPACE, " ")
    if language == "en":
        for pattern, replacement in RULES:
            said = said.sub(pattern, replacement)
    elif language in OTHERS:
        said = _signs(said, OTHERS[language])
    return _tidy(said)


def _signs(said: Traced, table: Mapping[str, str]) -> Traced:
    said = said.sub(_MINUS_BEFORE_NUMBER, "−")
    names = GREEK | dict(table)
    signs = re.compile("|".join(re.escape(sign) for sign in names))
    return said.sub(signs, lambda match: f" {names[match[0]]} ")


def _tidy(said: Traced) -> Traced:
    said = said.sub(_SIGN, lambda match: " " if unicodedata.category(match[0]) in _UNSAYABLE else match[0])
    return said.sub(_ODD_SPACE, " ").sub(_INSIDE, "").sub(_BEFORE_MARK, "").sub(_MARKS, r"\1").sub(_LEADING, "")
