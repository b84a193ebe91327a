"""Complex numbers, as they stand in a sentence."""

from __future__ import annotations

import re

from stitcher_lab.templates.reading.numbers import value_of

_REAL = r"\d+(?:\.\d+)?(?:/\d+)?"
_COMPLEX = re.compile(
    rf"(?<![\w.^])(?P<real>-?\s?{_REAL})\s*(?P<sign>[-+])\s*(?P<imag>{_REAL})?\s?\*?[ij](?![\w^])"
    rf"|(?<![\w.^])(?P<imag_first>-?\s?(?:{_REAL})?)\s?\*?i\s*(?P<sign_last>[-+])\s*(?P<real_last>{_REAL})(?![\w.])"
    rf"|(?<![\w.^])(?P<pure>-?\s?{_REAL})\s?\*?[ij](?![\w^])"
    r"|(?:(?<=by )|(?<=times )|(?<=with )|(?<=and )|(?<=[*×·=(] )|(?<=[*×·=(,]))(?P<unit>-?i)"
    r"(?=\s*(?:$|[,.?!)*×·]|\s\w))"
)


def complex_in(text: str) -> list[tuple[int, int, complex]]:
    """Return every complex number that is not real, with its span, in order."""
    return [(found.start(), found.end(), _complex(found)) for found in _COMPLEX.finditer(text)]


def complex_of(text: str) -> complex | None:
    """Return the complex (or real) number that ``text`` is, whole, else ``None``."""
    text = text.strip().strip("()").strip()
    if text in ("i", "j", "-i", "-j"):
        return complex(0, -1 if text[0] == "-" else 1)
    found = _COMPLEX.fullmatch(text)
    if found:
        return _complex(found)
    real = value_of(text)
    return None if real is None else complex(float(real), 0)


def _complex(found: re.Match[str]) -> complex:
    if found["real"]:
        size = _real(found["imag"] or "1")
        return complex(_real(found["real"]), -size if found["sign"] == "-" else size)
    if found["real_last"]:
        sign = -1 if found["sign_last"] == "-" else 1
        return complex(sign * _real(found["real_last"]), _unit(found["imag_first"]))
    return complex(0, _unit(found["pure"] or found["unit"].rstrip("i")))


def _unit(text: str) -> float:
    bare = text.replace(" ", "")
    return {"": 1.0, "-": -1.0}.get(bare) or _real(bare)


def _real(text: str) -> float:
    value = value_of(text.replace(" ", ""))
    return float(value) if value is not None else float("nan")
