"""Short words in a row, quoted texts, and intervals."""

from __future__ import annotations

import re

from stitcher_lab.templates.reading.numbers import HOW_MANY, lists, mentions, value_of

_ITEM = r"(?:\"[^\"]{1,40}\"|'[^']{1,40}'|[^\W_][\w+'-]{0,24})"
_SEPARATOR = r"(?:\s*[,;]\s*(?:and\s+|then\s+)?|\s+(?:and|then|&)\s+)"
_ROW = re.compile(rf"(?<![\w.]){_ITEM}(?:{_SEPARATOR}{_ITEM})+(?![\w])")
_ONE = re.compile(_ITEM)
_SPLIT = re.compile(_SEPARATOR)
# "…, Zoe then serve two": what comes after "then" is done, not listed.
_DEED = re.compile(
    r"(?:\s*[,;]\s*|\s+)(?:and\s+)?(?:then\s+)?"
    r"(?:pop|push|serve|dequeue|enqueue|remove|take|delete|peek|show|look|let)\b.*",
    re.IGNORECASE | re.DOTALL,
)
# "…, Zoe; two are served": how many is not one of them.
_LEAVING = re.compile(r"\s+(?:of|get|gets|are|is|leave|leaves|go|goes)\b", re.IGNORECASE)
_SEPARATED_COUNT = re.compile(
    r"(?:\s*[,;]\s*|\s+)(?:and\s+|then\s+)*(?:one|two|three|four|five|six|\d+)\Z", re.IGNORECASE
)
_LETTERS = re.compile(r"(?<![\w-])[A-Z](?:\s+[A-Z]){2,}(?![\w-])")
_QUOTED = re.compile(r"\"([^\"]{1,200})\"|(?<!\w)'([^']{1,200})'(?!\w)")
_VALUE = (
    r"(-?\s?(?:\d*\.?\d+\s?\*?\s?)?pi(?:\s?/\s?\d+)?|-?\s?\d+\s?/\s?\d+|-?\s?(?:\d+(?:\.\d+)?|\.\d+)"
    r"|minus \d+(?:\.\d+)?|-?inf(?:inity)?)"
)
_LETTER = r"(?:[a-z]\s*=\s*)?"
_INTERVALS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\w)(?:from|between)\s+{_LETTER}{_VALUE}\s+(?:to|and|until|up to)\s+{_LETTER}{_VALUE}(?![\w/]|\.\d)",
        rf"[\[(]\s*{_VALUE}\s*[,;]\s*{_VALUE}\s*[\])]",
        rf"(?<![\w.]){_VALUE}\s*(?:<=|<|≤)\s*[a-z]\s*(?:<=|<|≤)\s*{_VALUE}(?![\w.])",
        rf"(?<![\w.]){_VALUE}\s+to\s+{_VALUE}(?![\w/]|\.\d)",
        rf"(?<![\w.]){_VALUE}\s?\.\.\.?\s?{_VALUE}(?![\w.])",
    )
)


def interval_in(text: str) -> tuple[int, int, tuple[float, float]] | None:
    """Return the first interval, "from 0 to 2", "[0, 2]", "0 ≤ x ≤ 2", with its span; its ends as they are given."""
    for pattern in _INTERVALS:
        found = pattern.search(text)
        if found:
            low, high = (value_of(end.replace("- ", "-")) for end in found.groups())
            if low is not None and high is not None:
                return found.start(), found.end(), (low, high)
    return None


def interval_of(text: str) -> tuple[float, float] | None:
    """Return the interval that ``text`` is, whole; a plain "0, 2" or "0 2" counts too."""
    text = text.strip()
    found = interval_in(text)
    if found and not text[: found[0]].strip() and not text[found[1] :].strip():
        return found[2]
    ends = [value_of(part) for part in re.split(r"\s*[,;]\s*|\s+", text)]
    return (ends[0], ends[1]) if len(ends) == 2 and ends[0] is not None and ends[1] is not None else None  # noqa: PLR2004


def items_in(text: str, cues: tuple[str, ...]) -> tuple[int, int, list[int | str]] | None:
    """Return a row of labels with its span: numbers, or words that are quoted, capitalised, single letters or cued."""
    rows = lists(text)
    if rows:
        longest = max(rows, key=lambda row: len(row.values))
        return longest.start, longest.end, [_whole(value) for value in longest.values]
    for row in _ROW.finditer(text):
        named = _DEED.sub("", row.group())
        if named == row.group() and _LEAVING.match(text, row.end()):
            named = _SEPARATED_COUNT.sub("", named)
        parts = _SPLIT.split(named)
        if len(parts) > 1 and all(_is_label(part) for part in parts):
            return row.start(), row.start() + len(named), [item(part) for part in parts]
    letters = _LETTERS.search(text)
    if letters:
        return letters.start(), letters.end(), list(letters.group().split())
    for cue in cues:
        at = re.search(rf"(?<!\w){re.escape(cue.strip('…').strip())}:?\s+", text, re.IGNORECASE)
        found = _ROW.match(text, at.end()) if at and not cue.startswith("…") else None
        named = _DEED.sub("", found.group()) if found else ""
        if found and named == found.group() and _LEAVING.match(text, found.end()):
            named = _SEPARATED_COUNT.sub("", named)
        if found and "," in named:
            return found.start(), found.start() + len(named), [item(part) for part in _SPLIT.split(named)]
        number = next(iter(mentions(text[at.end() : at.end() + 12])), None) if at else None
        if (
            at
            and number
            and number.start == 0
            and number.kind == "number"
            and not HOW_MANY.match(text, at.end() + number.end)
        ):
            return at.end(), at.end() + number.end, [_whole(number.value)]
    return None


def items_of(text: str) -> list[int | str]:
    """Return the labels that ``text`` lists, with or without brackets and quotes."""
    bare = text.strip()
    if bare[:1] in "[({" and bare[-1:] in "])}":
        bare = bare[1:-1]
    parts = re.findall(r"\s*(\"[^\"]*\"|'[^']*'|[^,;]+)\s*(?:[,;]|\Z)", bare)
    return [item(part.strip()) for part in parts if part.strip()]


def item(text: str) -> int | str:
    """Return one label: a whole number as such, anything else as a string without its quotes."""
    if text[:1] in "\"'" and text[-1:] == text[:1] and len(text) > 1:
        return text[1:-1]
    value = value_of(text) if text[:1].isdigit() or text[:1] == "-" else None
    return value if isinstance(value, int) else text


def _whole(value: float) -> int | str:
    return value if isinstance(value, int) else f"{value:g}"


def _is_label(part: str) -> bool:
    return part[:1] in "\"'" or part[:1].isdigit() or (part[:1].isupper() and part != "I") or len(part) == 1


def quoted_in(text: str) -> tuple[int, int, str] | None:
    """Return the first text in quotes, with its span."""
    found = _QUOTED.search(text)
    return (found.start(), found.end(), found[1] or found[2]) if found else None
