"""How a lesson writes numbers and formulas in a sentence, where there is no TeX."""

from __future__ import annotations

import re

_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_POWER = re.compile(r"(?:\^|\*\*)(?:\((-?\d+)\)|(-?\d+))(?![.\w])")


def tidy(value: float, places: int = 2) -> str:
    """Write a number the short way: at most ``places`` decimals, no trailing zeros, a real minus sign.

    ``tidy(2.50)`` is ``"2.5"``, ``tidy(-3.0)`` is ``"−3"``, ``tidy(-0.001)`` is ``"0"``.
    """
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "−")


def significant(value: float, digits: int = 3) -> str:
    """Write a number with about ``digits`` significant digits: ``0.00123``, ``12.3``, ``1235``."""
    places = digits
    size = abs(value)
    while size >= 1 and places > 0:
        size /= 10
        places -= 1
    while 0 < size < 0.1 and places < 12:  # noqa: PLR2004 - leading zeros after the point carry no information
        size *= 10
        places += 1
    return tidy(value, places)


def equals(value: float, shown: str) -> str:
    """Return the sign between a number and what is ``shown`` of it: ``"="``, or ``"≈"`` where it was rounded."""
    return "=" if abs(value - float(shown.replace("−", "-"))) < 1e-9 * max(1.0, abs(value)) else "≈"


def inline(text: str) -> str:
    """Write a typed formula with real signs: ``"f(x) = 2*x^2 - 1"`` is ``"2·x² − 1"``."""
    body = text.rpartition("=")[2].strip()
    body = _POWER.sub(lambda found: (found[1] or found[2]).translate(_SUPERSCRIPTS), body)
    return re.sub(r"\bpi\b", "π", body.replace("*", "·").replace("-", "−"))
