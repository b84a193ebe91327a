"""Values and names in the engine's own sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stitcher_lab.templates.spec import Parameter

_LONGEST = 40
_LONG_LIST = 14
_HUGE = 1e15


def label(parameter: Parameter, *, capital: bool = False) -> str:
    """Return a parameter's description as it stands within a sentence: ``the number to look for``."""
    text = parameter.description.rstrip(".")
    first = text[:1].upper() if capital or text[1:2].isupper() else text[:1].lower()
    return first + text[1:]


def shown(value: Any) -> str:
    """Write a number the short way, with a true minus sign; other values as they are."""
    if isinstance(value, int) and abs(value) >= _HUGE:
        return "a number that large" if value > 0 else "a number that small"
    text = f"{value:.6g}" if isinstance(value, float) else str(value)
    return text.replace("-", "−") if text[1:2].isdigit() else text


def quoted(value: Any) -> str:
    """Quote what a user wrote, cut to 40 characters."""
    text = " ".join(str(value)[: 4 * _LONGEST].split())
    return f"“{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}”"


def listed(values: Sequence[Any], last: str = "and") -> str:
    """Write ``3, −9 and 17``."""
    parts = [shown(value) for value in values]
    if len(parts) > _LONG_LIST:
        return ", ".join([*parts[:_LONG_LIST], "…"])
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def count_of(count: int, noun: str) -> str:
    """Write ``1 value is`` or ``3 values are``."""
    return f"{count} {noun} is" if count == 1 else f"{count} {noun}s are"
