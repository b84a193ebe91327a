"""Numbers, number words, percentages and odds, and the lists that they make."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from stitcher_lab.templates.reading.text import TAKEN

Kind = Literal["number", "percent", "odds", "word", "ordinal", "times"]

_DIGITS = r"(?:\d{1,3}(?:,000)+(?!\d)|\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d{1,4}(?![\w.]))?"
_SIGN = r"(?:(?<![\w.)\]])[-+]\s?(?=[\d.p]|inf)|\b(?:minus|negative)\s+)?"
_PI = rf"(?:{_DIGITS}\s?\*?\s?)?\bpi\b(?:\s?/\s?\d+)?|(?:\d+(?:\.\d+)?)pi\b(?:\s?/\s?\d+)?"
_ORDINAL_END = r"(?!(?:st|nd|rd|th)\b)"
_VALUE = re.compile(
    rf"(?P<sign>{_SIGN})(?:(?P<pi>{_PI})|(?P<fraction>\d+\s?/\s?\d+(?![\d/]))|(?P<plain>(?<![\w.^]){_DIGITS}{_ORDINAL_END})"
    r"|(?P<endless>\b(?:inf|infinity|nan)\b))",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s?(?:%|percent\b|per cent\b|pct\b)", re.IGNORECASE)
_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORD = "|".join([*_UNITS, *_TENS, *_SCALES])
# Neither "first" nor "second", which rarely count anything.
_ORDINALS = {
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_ORDINAL = re.compile(rf"(?<![\w.])(?:(\d{{1,3}})(?:st|nd|rd|th)|({'|'.join(_ORDINALS)}))\b", re.IGNORECASE)
_WORDS = re.compile(
    rf"\b(?:a\s+(?=hundred|thousand|million))?(?:{_WORD})(?:[\s-]+(?:and\s+)?(?:{_WORD}))*\b", re.IGNORECASE
)
_ODDS = re.compile(
    rf"(?P<part>\b\d+(?:\.\d+)?|\b(?:{'|'.join(_UNITS)}))\s+(?:in|out\s+of|of|per|from)\s+(?:every\s+|a\s+|an\s+)?"
    rf"(?P<whole>\d[\d,]*|(?:(?:{_WORD})\b[\s-]*)+)",
    re.IGNORECASE,
)
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_TIMES_WORD = re.compile(r"\b(?:once|twice|thrice)\b", re.IGNORECASE)
# "400 numbers" says how many there are, and is none of them.
HOW_MANY = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:numbers|elements|values|items|entries|keys|cards|integers|things|nodes|people|customers|persons|students|names|words|guesses|steps|looks|tries"
    r"|comparisons|questions|passes|swaps)\b",
    re.IGNORECASE,
)
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in the prompt, ``text[start:end]``; percentages and odds are already a part of 1."""

    start: int
    end: int
    value: int | float
    kind: Kind


def value_of(text: str) -> int | float | None:
    """Return the number that all of ``text`` is (``-0.5``, ``pi/2``, ``3/4``, ``twenty five``), else ``None``."""
    text = text.strip()
    found = _VALUE.fullmatch(text)
    if found:
        return _value(found)
    return _spelled(text) if _WORDS.fullmatch(text) else None


def mentions(text: str, *, rates: bool = False) -> list[Mention]:
    """Return every number in ``text``, from left to right, none overlapping another; with ``rates`` also "1 in 100"."""
    found: list[Mention] = []
    for odds in _ODDS.finditer(text) if rates else ():
        part, whole = value_of(odds["part"]), value_of(odds["whole"].strip().replace(",", ""))
        if part is not None and whole and 0 < part < whole and whole >= 10:  # noqa: PLR2004 - "two of three" is no rate
            end = odds.end() - (len(odds["whole"]) - len(odds["whole"].rstrip()))
            found.append(Mention(odds.start(), end, part / whole, "odds"))
    taken = _covered(text, [(each.start, each.end) for each in found])
    for match in _VALUE.finditer(text):
        if not taken[match.start()]:
            percent = _PERCENT.match(text, match.end())
            value = _value(match)
            if percent:
                # By way of a fraction, so that 7% is 0.07 and not 0.07000000000000001.
                part = float(Fraction(str(value)) / 100) if math.isfinite(value) else value
                found.append(Mention(match.start(), percent.end(), part, "percent"))
            else:
                found.append(Mention(match.start(), match.end(), value, "number"))
            taken[match.start() : found[-1].end] = b"\1" * (found[-1].end - match.start())
    for match in _WORDS.finditer(text):
        spelled = _spelled(match.group())
        if spelled is None or taken[match.start()]:
            continue
        percent = _PERCENT.match(text, match.end())
        if percent:
            found.append(Mention(match.start(), percent.end(), spelled / 100, "percent"))
        else:
            found.append(Mention(match.start(), match.end(), spelled, "word"))
    return sorted([*found, *_places_and_times(text)], key=lambda each: each.start)


def _places_and_times(text: str) -> list[Mention]:
    places = [
        Mention(found.start(), found.end(), int(found[1]) if found[1] else _ORDINALS[found[2].lower()], "ordinal")
        for found in _ORDINAL.finditer(text)
    ]
    times = [
        Mention(found.start(), found.end(), _TIMES[found.group().lower()], "times")
        for found in _TIMES_WORD.finditer(text)
    ]
    return places + times


def _covered(text: str, spans: list[tuple[int, int]]) -> bytearray:
    """Return a 1 for every character within one of the spans, else a 0."""
    covered = bytearray(len(text) + 1)
    for start, end in spans:
        covered[start:end] = b"\1" * (end - start)
    return covered


def _value(found: re.Match[str]) -> int | float:
    sign = -1 if found["sign"] and found["sign"].strip().lower() in ("-", "minus", "negative") else 1
    if found["endless"]:
        return math.nan if found["endless"].lower() == "nan" else sign * math.inf
    if found["pi"]:
        factor = re.match(_DIGITS, found["pi"])
        divisor = re.search(r"/\s?(\d+)", found["pi"])
        below = _decimal(divisor[1]) if divisor else 1
        return sign * _decimal(factor.group() if factor else "1") * math.pi / below if below else math.inf
    if found["fraction"]:
        above, below = (_decimal(part.strip()) for part in found["fraction"].split("/"))
        if not below:
            return math.inf
        quotient = above / below
        return sign * (int(quotient) if quotient.is_integer() else quotient)
    return sign * _decimal(found["plain"])


def _decimal(text: str) -> int | float:
    text = text.replace(",", "")
    if text.isdigit():
        # Longer ones are refused anyway, and very long ones cost time.
        return int(text) if len(text) <= _MOST_DIGITS else float(text[:400])
    value = float(text)
    return int(value) if value.is_integer() and abs(value) < 10**_MOST_DIGITS else value


def _spelled(text: str) -> int | None:
    """Return the number that words make, ``None`` where they make several ("nine four seven")."""
    total, current, last = 0, 0, "start"
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _UNITS:
            small_after_tens = last == "tens" and 0 < _UNITS[word] < 10  # noqa: PLR2004
            if last not in ("start", "scale") and not small_after_tens:
                return None
            current, last = current + _UNITS[word], "unit"
        elif word in _TENS:
            if last not in ("start", "scale"):
                return None
            current, last = current + _TENS[word], "tens"
        elif word in _SCALES:
            current, last = (current or 1) * _SCALES[word], "scale"
            if word != "hundred":
                total, current = total + current, 0
    return total + current


# --------------------------------------------------------------------------------------------------------- lists


@dataclass(frozen=True, slots=True)
class NumberList:
    """Numbers in a row, ``text[start:end]``; ``bracketed`` when they stand in brackets of their own."""

    start: int
    end: int
    values: tuple[int | float, ...]
    items: tuple[Mention, ...]
    bracketed: bool


_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:and\s+|then\s+)?|\s(?:and|then|&)\s|\s+)\Z")
_COMMA = re.compile(r"[,;&]|and|then")
_DASH_LIST = re.compile(r"(?<![\w.-])\d+(?:(?:-|\s-\s)\d+){2,}(?![\w.-])")
_RANGE = re.compile(
    r"(?<![\w.])(-?\d{1,4})\s*(?:,\s*-?\d{1,4}\s*){0,4},?\s*(?:\.\.\.?|to|through|up\s+to)\s*,?\s*(-?\d{1,4})(?![\w.])"
)
# "Between 1 and 100" are two ends, not two numbers.
BETWEEN_TWO = re.compile(r"\bbetween\s+-?\d\S{0,11}\s+and\s+-?\d\S{0,11}", re.IGNORECASE)
_OPEN = re.compile(r"[\[{(]\s*\Z")
_CLOSE = re.compile(r"\s*[\]})]")
_EMPTY = re.compile(r"\[\s*\]|\{\s*\}")
_MOST = 2000


def lists(text: str, *, ranges: bool = True) -> list[NumberList]:
    """Return every row of two or more numbers, and every single or empty one in square brackets.

    Spelled numbers count within a row only. With ``ranges``, "1 to 8", "1..8" and "1, 2, …, 8" are spelled out.
    """
    found: list[NumberList] = []
    if ranges:
        found += [each for match in _RANGE.finditer(text) if (each := _range(match)) is not None]
    for match in _DASH_LIST.finditer(text):
        items = [
            Mention(match.start() + part.start(), match.start() + part.end(), _decimal(part.group()), "number")
            for part in re.finditer(r"\d+", match.group())
        ]
        found.append(_as_list(text, items))
    spans = [(each.start, each.end) for each in found]
    covered = _covered(text, spans + [match.span() for match in BETWEEN_TWO.finditer(text)])
    run: list[Mention] = []
    for mention in _singly(text):
        if covered[mention.start]:
            continue
        between = text[run[-1].end : mention.start] if run else ""
        # "…, 10 one at a time": digits and words stand in one row only with a sign or a word between them.
        if run and (not _BETWEEN.match(between) or (not between.strip() and run[-1].kind != mention.kind)):
            found += _finish(text, run)
            run = []
        run.append(mention)
    found += _finish(text, run)
    found += [NumberList(match.start(), match.end(), (), (), bracketed=True) for match in _EMPTY.finditer(text)]
    return sorted(found, key=lambda each: each.start)


def _singly(text: str) -> list[Mention]:
    """Return the mentions with runs of number words taken apart: "nine four seven" are three numbers."""
    every = mentions(text)
    singles = [each for each in every if each.kind in ("number", "word")]
    taken = _covered(text, [(each.start, each.end) for each in every])
    for match in _WORDS.finditer(text):
        if _spelled(match.group()) is None and not taken[match.start()]:
            at = match.start()
            for part in re.finditer(
                rf"(?:{'|'.join(_TENS)})[\s-]+(?:{'|'.join(list(_UNITS)[1:10])})\b|\w+", match.group(), re.IGNORECASE
            ):
                value = _spelled(part.group())
                if part.group().lower() != "and" and value is not None:
                    singles.append(Mention(at + part.start(), at + part.end(), value, "word"))
    return sorted(singles, key=lambda each: each.start)


def _finish(text: str, run: list[Mention]) -> list[NumberList]:
    if not run:
        return []
    whole = _as_list(text, run)
    if whole.bracketed and len(run) == 1 and text[whole.start] not in "[{":
        return []
    if whole.bracketed:
        return [whole]
    separators = [text[left.end : right.start] for left, right in pairwise(run)]
    # "one two" may be anything; "5 2" too. Two numbers need a comma or an "and", spelled ones three in a row.
    if len(run) < 2 or (len(run) == 2 and not _COMMA.search(separators[0])):  # noqa: PLR2004
        return []
    if all(each.kind == "word" for each in run) and len(run) == 2:  # noqa: PLR2004
        return []
    return [whole]


def _as_list(text: str, items: list[Mention]) -> NumberList:
    start, end = items[0].start, items[-1].end
    opened, closed = _OPEN.search(text, max(0, start - 4), start), _CLOSE.match(text, end)
    bracketed = bool(opened and closed)
    if opened and closed:
        start, end = opened.start(), closed.end()
    return NumberList(start, end, tuple(each.value for each in items), tuple(items), bracketed)


def _range(match: re.Match[str]) -> NumberList | None:
    first, last = int(match[1]), int(match[2])
    if abs(last - first) > _MOST or first == last:
        return None
    step = 1 if last > first else -1
    middle = re.findall(r"-?\d+", match.group()[len(match[1]) :])[:-1]
    if middle and int(middle[0]) != first + step:
        step = int(middle[0]) - first
        if step == 0 or (last - first) / step < 1:
            return None
    values = tuple(range(first, last + (1 if step > 0 else -1), step))
    return NumberList(match.start(), match.end(), values, (), bracketed=False)


def blank(text: str, start: int, end: int) -> str:
    """Return ``text`` with a stretch marked as taken."""
    return text[:start] + TAKEN * (end - start) + text[end:]
