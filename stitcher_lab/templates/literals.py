"""Values as Python source, laid out as a formatter would leave them."""

from __future__ import annotations

from typing import Any

LINE_LENGTH = 120
_INDENT = "    "


def write(value: Any, column: int = 0) -> str:
    """Write a parameter's value as a literal that starts at ``column``.

    Takes ``bool``, ``int``, ``float``, ``complex``, ``str`` and lists and tuples of them; one that does not fit on
    its line gets a line per item and trailing commas. Floats are finite.

    Raises
    ------
    TypeError
        The value is anything else: nothing but literals may get into a script.

    """
    line = _line(value)
    if column + len(line) <= LINE_LENGTH or not isinstance(value, list | tuple) or not value:
        return line
    opening, closing = "[]" if isinstance(value, list) else "()"
    items = "".join(f"{_INDENT}{_line(item)},\n" for item in value)
    return f"{opening}\n{items}{closing}"


def _line(value: Any) -> str:
    if isinstance(value, bool | int):
        return repr(bool(value) if isinstance(value, bool) else int(value))
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, complex):
        sign = "-" if value.imag < 0 else "+"
        return f"{_real(value.real)} {sign} {_real(abs(value.imag))}j"
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(_line, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_line, value)) + ("," if len(value) == 1 else "") + ")"
    raise TypeError(f"{type(value).__name__} is not a literal")


def _float(value: float) -> str:
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - nan
        raise TypeError(f"{value} is not a literal")
    return repr(float(value))


def _real(value: float) -> str:
    return _float(value).removesuffix(".0") or "0"


def _string(text: str) -> str:
    """Write a string in double quotes, as formatters do; everything that is not printable is escaped."""
    written = repr(text)
    if written.startswith('"') or text.count('"') > text.count("'"):
        return written
    # Within single quotes repr escapes those and leaves the double ones alone; here it is the other way round.
    inner = written[1:-1].replace("\\'", "'").replace('"', '\\"')
    return f'"{inner}"'
