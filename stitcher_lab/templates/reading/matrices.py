"""Matrices: in brackets, by rows with semicolons, in LaTeX, and "3x3" sizes.

Stretches are cut out by their characters first and taken apart afterwards, so that the time stays linear.
"""

from __future__ import annotations

import re

from stitcher_lab.templates.reading.numbers import lists, value_of

_BRACKETED = re.compile(r"[\[({]\s*(?:[\[({][^\[\](){}A-Za-z]*[\])}][\s,;]*)+[\])}]")
_ROW = re.compile(r"[\[({]([^\[\](){}]*)[\])}]")
_STRETCH = re.compile(r"[-\d.,\s;|&\\]*[;|\\][-\d.,\s;|&\\]*")
_SPACED = re.compile(r"[\[(]\s*((?:-?[\d.]+\s+)+-?[\d.]+\s*(?:,\s*(?:-?[\d.]+\s+)+-?[\d.]+\s*)+)[\])]")
_ROWS = re.compile(r";|\||\\\\")
_SPOKEN = re.compile(r"\brows?\b:?((?:[-\d.,\s;()\[\]]|\band\b|\brow\b)+)")
_LATEX = re.compile(r"\\begin\{[a-z]?matrix\}([^A-Za-z]*)\\end\{[a-z]?matrix\}")
_SIZE = re.compile(r"\b(\d)\s?(?:x|×|by|-by-)\s?(\d)\b", re.IGNORECASE)
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)(?:/\d+)?")
_FLAT = 4

Found = list[tuple[int, int, list[list[float]]]]


def matrices_in(text: str) -> Found:
    """Return every matrix that is written as rows, with its span, in order. Rows may have different lengths."""
    found: Found = []
    for match in _LATEX.finditer(text):
        _add(found, match.start(), match.end(), _ROWS.split(match[1]))
    for match in _BRACKETED.finditer(text):
        _add(found, match.start(), match.end(), [row[1] for row in _ROW.finditer(match.group()[1:-1])])
    for match in _SPACED.finditer(text):
        _add(found, match.start(), match.end(), match[1].split(","))
    for match in _STRETCH.finditer(text):
        bare = match.group().strip(" ,;|\\")
        rows = _ROWS.split(bare)
        # "1; 2; 3" is a list; a matrix has at least two numbers in its first row.
        if len(rows) > 1 and len(_row(rows[0])) > 1:
            start = match.start() + match.group().index(bare)
            _add(found, *_with_brackets(text, start, start + len(bare)), rows)
    for match in _SPOKEN.finditer(text):
        rows = re.split(r"\band\b|;|[)\]]\s*,|\brow\b", match[1])
        if len(_row(rows[0])) > 1:
            _add(found, match.start(), match.end(), rows)
    return sorted(found, key=lambda each: each[0])


def flat_matrix_in(text: str, rows: int, columns: int) -> tuple[int, int, list[list[float]]] | None:
    """Return the first row of exactly ``rows`` × ``columns`` numbers, read by rows."""
    if rows * columns < _FLAT:
        return None
    for each in lists(text, ranges=False):
        if len(each.values) == rows * columns:
            values = list(each.values)
            return each.start, each.end, [values[at : at + columns] for at in range(0, len(values), columns)]
    return None


def size_in(text: str) -> tuple[int, int, int, int] | None:
    """Return a size such as "3x3" or "2 by 2" and its span: start, end, rows, columns."""
    found = _SIZE.search(text)
    return (found.start(), found.end(), int(found[1]), int(found[2])) if found else None


def matrix_of(text: str) -> list[list[float]] | None:
    """Return the matrix that ``text`` is, whole, else ``None``."""
    text = text.strip()
    for start, end, rows in matrices_in(text):
        if not text[:start].strip() and not text[end:].strip():
            return rows
    return None


def _row(text: str) -> list[float]:
    values = (value_of(each) for each in _NUMBER.findall(text))
    return [value for value in values if value is not None]


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    before, after = len(text[:start].rstrip()), end + len(text[end:]) - len(text[end:].lstrip())
    if text[before - 1 : before] in tuple("[({|") and text[after : after + 1] in tuple("])}|"):
        return before - 1, after + 1
    return start, end


def _add(found: Found, start: int, end: int, rows: list[str]) -> None:
    values = [_row(row) for row in rows if row.strip("[](){} ,")]
    if values and all(values) and not any(start < stop and begin < end for begin, stop, _ in found):
        found.append((start, end, values))
