"""What all checks share: a refusal's words, numbers, bounds, sequences, texts that can be drawn."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.wording import label, quoted, shown

if TYPE_CHECKING:
    from stitcher_lab.templates import spec

_DRAWABLE_AFTER = 0x20
_UNDRAWABLE = set("{}\\\x7f")


def refusal(parameter: spec.Parameter, reason: str, remedy: str = "") -> ParameterError:
    """Return the error that names the parameter and the reason."""
    return ParameterError(f"{label(parameter, capital=True)}: {reason}.", remedy=remedy)


def number(parameter: spec.Parameter, value: Any) -> int | float:
    """Return a finite number: an ``int`` when it is whole, else a ``float`` of at most 6 decimals."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise refusal(parameter, f"{quoted(value)} is not a number")
    if isinstance(value, int):
        return int(value)
    if not math.isfinite(value):
        raise refusal(parameter, "it must be a finite number" if math.isinf(value) else "it is not a number")
    rounded = round(float(value), 6) or 0.0
    if rounded == 0 and value != 0:
        raise refusal(parameter, f"{value:g} is too close to zero to be shown")
    return int(rounded) if rounded.is_integer() else rounded


def within(parameter: Any, value: float, unit: str = "") -> None:
    """Refuse a number outside the parameter's bounds."""
    if not parameter.low <= value <= parameter.high:
        bounds = f"{shown(parameter.low)} and {shown(parameter.high)}{f' {unit}' if unit else ''}"
        raise refusal(parameter, f"{shown(value)} is not between {bounds}")


def whole(parameter: spec.Parameter, value: Any) -> int:
    """Return a whole number, or refuse."""
    found = number(parameter, value)
    if not isinstance(found, int):
        raise refusal(parameter, f"{shown(found)} is not a whole number")
    return found


def sequence(parameter: spec.Parameter, value: Any) -> list[Any]:
    """Return a list, or refuse."""
    if not isinstance(value, list | tuple):
        raise refusal(parameter, f"{quoted(value)} is not a list")
    return list(value)


def drawable(parameter: spec.Parameter, text: str) -> str:
    """Return a short text with single spaces; refuse what cannot be drawn, and nothing at all."""
    text = " ".join(text.split())
    if not text:
        raise refusal(parameter, "it is empty")
    if any(ord(sign) < _DRAWABLE_AFTER or sign in _UNDRAWABLE or not sign.isprintable() for sign in text):
        raise refusal(parameter, f"{quoted(text)} has characters that cannot be drawn")
    return text
