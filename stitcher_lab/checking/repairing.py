"""Slips that keep a script from being Python: one character too few or too many.

A repair is taken only if the whole script is Python afterwards and nothing but that character was changed; what was cut
off at its end is not guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.checking.source_text import parse, parses, was_cut_off

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_REPAIRS = 6
_FAR = 12  # lines behind the bracket that was left open
_CLOSING = {"(": ")", "[": "]", "{": "}"}
# Characters of typesetting, and what Python has for them.
_TYPESET = {
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2018": "'", "\u2019": "'", "\u2013": "-", "\u2014": "-",
    "\u2212": "-", "\u00d7": "*", "\u00f7": "/", "\u00a0": " ", "\u202f": " ", "\u3000": " ", "\u200b": "",
    "\ufeff": "", "\u2026": "...", "\u2264": "<=", "\u2265": ">=", "\u2260": "!=", "\uff08": "(", "\uff09": ")",
    "\uff0c": ",", "\uff1a": ":",
}  # fmt: skip
_QUOTES = {
    "\u201c": "\u201c\u201d\u201e",
    "\u201d": "\u201c\u201d",
    "\u201e": "\u201c\u201d",
    "\u2018": "\u2018\u2019",
    "\u2019": "\u2019",
}
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])(?<!\\)'(?=(?:t|s|re|ll|ve|d|m)\b)")
_LEVEL = 4  # spaces of one level: less is a slip
_HEAD = re.compile(r"^\s*(?:async\s+)?(?:if|elif|else|for|while|def|class|with|try|except|finally)\b")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the parser gave up: ``number`` counts lines from 1, ``column`` characters from 0."""

    lines: list[str]
    number: int
    column: int
    last: int
    message: str

    @property
    def line(self) -> str:
        return self.lines[self.number - 1]

    def written(self, text: str, told: str, at: int | None = None, *, sure: bool = False) -> _Repair:
        """The script with another text in one line."""
        at = at or self.number
        return _Repair("\n".join([*self.lines[: at - 1], text, *self.lines[at:]]), at, told, sure)


@dataclass(frozen=True, slots=True)
class _Repair:
    """A script that may be Python, the line that was changed, and what was done there.

    ``sure`` says that what was there could never have been right, whatever else is wrong.
    """

    source: str
    line: int
    told: str
    sure: bool = False


def repaired(source: str) -> tuple[str, list[tuple[int, str]]] | None:
    """Make Python of a script; return it with the lines changed and what was done, ``None`` where it is not clear."""
    done: list[tuple[int, str]] = []
    for _ in range(_MOST_REPAIRS):
        error = _error(source)
        if error is None:
            return (source, done) if done else None
        found = None if was_cut_off(source, error) else _one(source, error)
        if found is None:
            return None
        source = found.source
        done.append((found.line, found.told))
    return None


def _error(source: str) -> SyntaxError | None:
    try:
        parse(source)
    except SyntaxError as error:
        return error
    except (ValueError, RecursionError, MemoryError):
        return SyntaxError("not readable")
    return None


def _one(source: str, error: SyntaxError) -> _Repair | None:
    """Take the first repair after which the script is Python, or at least goes wrong further down."""
    lines = source.split("\n")
    number, offset = error.lineno or 0, error.offset or 1
    if not 1 <= number <= len(lines):
        return None
    place = _Place(lines, number, max(offset - 1, 0), error.end_lineno or number, error.msg or "")
    rules = (_colon, _block, _unclosed, _mismatched, _indented, _apostrophes, _typeset, _comma)
    candidates = [repair for rule in rules for repair in rule(place)]
    for repair in candidates:
        if parses(repair.source):
            return repair
    for repair in candidates:
        later = _error(repair.source)
        further = later is not None and (later.lineno or 0, later.offset or 0) > (number, offset)
        if later is not None and (further or repair.sure) and not was_cut_off(repair.source, later):
            return repair
    return None


def _colon(place: _Place) -> Iterator[_Repair]:
    """``for i in range(3)``."""
    if "expected ':'" in place.message or ("invalid syntax" in place.message and _HEAD.match(place.line)):
        code, comment = _apart(place.line)
        yield place.written(f"{code.rstrip()}:{comment}", "a colon")


def _block(place: _Place) -> Iterator[_Repair]:
    """A ``for`` with nothing but a comment in it."""
    if "expected an indented block" in place.message:
        above = [at for at in range(1, place.number) if place.lines[at - 1].strip()]
        head = place.lines[above[-1] - 1] if above else ""
        while above and head.lstrip().startswith("#"):
            above.pop()
            head = place.lines[above[-1] - 1] if above else ""
        if above:
            indent = len(head) - len(head.lstrip()) + 4
            yield place.written(f"{head}\n{' ' * indent}pass", "pass", above[-1])


def _unclosed(place: _Place) -> Iterator[_Repair]:
    """``self.play(Create(graph), Write(label)``."""
    if "never closed" not in place.message:
        return
    closing = _CLOSING.get(place.line[place.column : place.column + 1], ")")
    for at in range(place.number, min(place.number + _FAR, len(place.lines)) + 1):
        code, comment = _apart(place.lines[at - 1])
        if code.strip():
            yield place.written(f"{code.rstrip().removesuffix(',')}{closing}{comment}", closing, at)


def _mismatched(place: _Place) -> Iterator[_Repair]:
    """``VGroup(*[Dot() for _ in range(3))``, and one bracket too many."""
    line, column = place.line, place.column
    opened = re.search(r"does not match opening parenthesis '(.)'", place.message)
    if opened:
        closing = _CLOSING[opened[1]]
        yield place.written(line[:column] + closing + line[column:], closing)
        yield place.written(line[:column] + closing + line[column + 1 :], closing)
    elif place.message.startswith("unmatched"):
        yield place.written(line[:column] + line[column + 1 :], f"without {line[column : column + 1]}")


def _apostrophes(place: _Place) -> Iterator[_Repair]:
    """Take the apostrophe in ``'It isn't'`` for what it is."""
    if "unterminated string" in place.message or "invalid syntax" in place.message:
        escaped = _APOSTROPHE.sub(r"\\'", place.line)
        if escaped != place.line and not re.search(r"[rR]'", place.line):
            yield place.written(escaped, "\\'")


def _typeset(place: _Place) -> Iterator[_Repair]:
    """Characters that a word processor writes, where code stands; in strings they stay."""
    line, column = place.line, place.column
    character = line[column : column + 1]
    if not re.search("invalid (?:character|non-printable)", place.message) or character not in _TYPESET:
        return
    start = line[:column] + _TYPESET[character]
    for end in range(column + 1, len(line)) if character in _QUOTES else ():
        if line[end] in _QUOTES[character]:
            yield place.written(
                f"{start}{line[column + 1 : end]}{_TYPESET[character]}{line[end + 1 :]}", "plain quotes", sure=True
            )
            break
    yield place.written(start + line[column + 1 :], _TYPESET[character] or "without it", sure=True)


def _comma(place: _Place) -> Iterator[_Repair]:
    """Two arguments with no comma between them."""
    if "forgot a comma" in place.message or "invalid syntax" in place.message:
        for at in range(place.number, min(place.number + _FAR, place.last) + 1):
            code, comment = _apart(place.lines[at - 1])
            if code.strip() and not code.rstrip().endswith((",", "(", "[", "{", ":")):
                yield place.written(f"{code.rstrip()},{comment}", "a comma", at)


def _indented(place: _Place) -> Iterator[_Repair]:
    """Lines a little too far in or out, moved to the level of what stands before them."""
    if "indent" not in place.message or "indented block" in place.message:
        return
    leading = [other[: len(other) - len(other.lstrip())] for other in place.lines]
    if any("\t" in before for before in leading):
        texts = [before.expandtabs(4) + other.lstrip() for before, other in zip(leading, place.lines, strict=True)]
        yield _Repair("\n".join(texts), place.number, "spaces for tabs")
    indent = len(leading[place.number - 1])
    levels = {len(leading[at]) for at in range(place.number - 1) if place.lines[at].strip()}
    for level in sorted(levels, key=lambda known: abs(known - indent)):
        if 0 < abs(level - indent) < _LEVEL:
            yield place.written(" " * level + place.line.lstrip(), "the indentation")


def _apart(line: str) -> tuple[str, str]:
    """Code and comment of a line, the spaces between them with the comment."""
    quote = ""
    for place, character in enumerate(line):
        if quote:
            quote = "" if character == quote and line[place - 1] != "\\" else quote
        elif character in "'\"":
            quote = character
        elif character == "#":
            code = line[:place].rstrip()
            return code, line[len(code) :]
    return line, ""
