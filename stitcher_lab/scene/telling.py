"""Values in sentences: the narration is made from the parameters, and must stay good English for every value.

What comes out stands on the picture and in captions: a negative number has a true minus sign, which voices read as
"minus".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stitcher_lab.scene.numbers import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def written(value: object) -> str:
    """A number or a label the way it is drawn and captioned: ``-5`` is "−5", ``2.0`` is "2"; words stay as they are."""
    return tidy(value, 4) if isinstance(value, int | float) else str(value)


def small_number(count: int) -> str:
    """``3`` is "three"; from thirteen on, digits."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else str(count)


def counted(count: int, noun: str, plural: str = "") -> str:
    """``1, "look"`` is "one look", ``3, "look"`` is "three looks"; give ``plural`` where an s does not do."""
    return f"{small_number(count)} {noun if count == 1 else plural or noun + 's'}"


def ordinal(position: int) -> str:
    """``1`` is "first", ``12`` is "12th"."""
    if 1 <= position <= len(_ORDINALS):
        return _ORDINALS[position - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(position % 10, "th") if position % 100 not in (11, 12, 13) else "th"
    return f"{position}{ending}"


def listed(values: Iterable[object], last: str = "and") -> str:
    """``[3, -9, 17]`` is "3, −9 and 17"."""
    parts = [written(value) for value in values]
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
