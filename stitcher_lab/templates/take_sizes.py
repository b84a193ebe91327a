"""How many values a list should have, where the prompt gives that and no values: "bubble sort of 8 random numbers"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stitcher_lab.templates import spec
from stitcher_lab.templates.findings import WEAK, of_kind
from stitcher_lab.templates.reading import cues, numbers
from stitcher_lab.templates.wording import count_of, shown

if TYPE_CHECKING:
    from stitcher_lab.templates.findings import Extraction
    from stitcher_lab.templates.reading.text import Desk

_NOUN = re.compile(
    r"(?:\s+|-)(?:[a-z]+\s+){0,2}?(?:numbers?|elements?|values?|items?|entries|keys?|cards?|integers?|people|names?)\b",
    re.IGNORECASE,
)
# A walk through the numbers below a prime meets each of them once, in no order that looks like one.
_PRIME, _STRIDE = 97, 37
_FEW = 3


def take_sizes(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Choose sample values where the prompt only says how many there are."""
    for parameter in [*of_kind(template, spec.IntList), *of_kind(template, spec.ItemList)]:
        if parameter.name in result.values:
            continue
        for each in numbers.mentions(desk.text):
            if each.kind not in ("number", "word") or not isinstance(each.value, int) or each.value < 1:
                continue
            # "Two neighbouring numbers" are in every sort; "a list of five numbers" is a wish.
            spelled = each.kind == "word"
            if spelled and each.value < _FEW:
                continue
            if not _NOUN.match(desk.original, each.end) or (
                spelled and cues.cue_score(desk.original, each.start, each.end, parameter.cues) < WEAK
            ):
                continue
            size = min(max(each.value, parameter.min_items), parameter.max_items)
            result.values[parameter.name] = _samples(parameter, list(result.defaults[parameter.name]), size)
            why = "" if size == each.value else f", not {shown(each.value)}: the picture has room for that many"
            if size > each.value:
                why = f", as at least {count_of(parameter.min_items, 'value')} needed"
            result.notes.append(f"You gave no values, so I chose {size}{why}.")
            desk.take(each.start, each.end)
            break


def _samples(parameter: spec.IntList | spec.ItemList, known: list[int | str], size: int) -> list[int | str]:
    values = known[:size]
    at = 0
    while len(values) < size:
        at += _STRIDE
        # Once all of them are in, they come again.
        if at % _PRIME + 2 not in values or at > _STRIDE * _PRIME:
            values.append(at % _PRIME + 2)
    return (
        sorted(values, key=lambda value: (str(type(value)), value)) if getattr(parameter, "sorted", False) else values
    )
