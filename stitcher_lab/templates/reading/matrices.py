"""Matrices: in brackets, by rows with semicolons, in LaTeX, and "3x3" sizes."""

from __future__ import annotations

import re

from stitcher_lab.templates.reading.numbers import lists, value_of

_NUMBER = r"-?\s?(?:\d+(?:\.\d+)?|\.\d+)(?:/\d+)?"
_ROW = rf"[\[({{]\s*{_NUMBER}(?:\s*[,;\s&]\s*{_NUMBER})*\s*[\])}}]"
_NESTED = re.compile(rf"[\[({{]\s*{_ROW}(?:\s*[,;]?\s*{_ROW})*\s*[\])}}]")
_FLAT_ROW = rf"{_NUMBER}(?:(?:\s*,\s*|\s+|\s*&\s*){_NUMBER})+"
_BY_ROWS = re.compile(rf"(?P<open>[\[({{|]?)\s*{_FLAT_ROW}(?:\s*(?:;|\||\\\\|/)\s*{_FLAT_ROW})+\s*[\])}}|]?")
_SPOKEN_ROWS = re.compile(
    rf"\brows?:?\s+(?:are\s+)?[\[(]?{_FLAT_ROW}[\])]?(?:\s*(?:,|;|and)?\s*(?:and\s+)?[\[(]?{_FLAT_ROW}[\])]?)+"
)
_LATEX = re.compile(r"\\begin\{[a-z]?matrix\}(.*?)\\end\{[a-z]?matrix\}", re.DOTALL)
_SIZE = re.compile(r"\b(\d)\s*(?:x|×|by|-by-)\s*(\d)\b", re.IGNORECASE)
_VALUES = re.compile(_NUMBER)
_FLAT = 4


def matrices_in(text: str) -> list[tuple[int, int, list[list[float]]]]:
    """Return every matrix that is written as rows, with its span, in order. Rows may have different lengths."""
    found: list[tuple[int, int, list[list[float]]]] = []
    for match in _LATEX.finditer(text):
        rows = [row for row in match[1].split("\\\\") if row.strip()]
        _add(found, match.start(), match.end(), [_row(row.replace("&", " ")) for row in rows])
    for match in _NESTED.finditer(text):
        _add(found, match.start(), match.end(), [_row(row) for row in re.findall(_ROW, match.group())])
    for match in _BY_ROWS.finditer(text):
        rows = re.split(r";|\||\\\\|/(?=\s)", match.group().strip().strip("[](){}|"))
        _add(found, match.start(), match.end(), [_row(row) for row in rows if row.strip()])
    for match in _SPOKEN_ROWS.finditer(text):
        rows = re.split(r"\band\b|;|\)\s*,|\]\s*,|\brows?:?\b", match.group())
        _add(found, match.start(), match.end(), [row for each in rows if (row := _row(each))])
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
    values = (value_of(each.replace(" ", "")) for each in _VALUES.findall(text))
    return [value for value in values if value is not None]


def _add(found: list[tuple[int, int, list[list[float]]]], start: int, end: int, rows: list[list[float]]) -> None:
    if rows and all(rows) and not any(start < other_end and other_start < end for other_start, other_end, _ in found):
        found.append((start, end, rows))
