"""Rows of values taken from a prompt: lists of numbers, of labels, and quoted words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stitcher_lab.templates import spec
from stitcher_lab.templates.findings import WEAK, no_place, of_kind
from stitcher_lab.templates.reading import cues, labels, matrices, numbers

if TYPE_CHECKING:
    from stitcher_lab.templates.findings import Extraction
    from stitcher_lab.templates.reading.text import Desk

_CLOSE_BY = 8.0


def take_lists(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Take the list that is most clearly one."""
    scalars = [parameter for parameter in template.parameters if cues.is_scalar(parameter)]
    if not of_kind(template, spec.IntList):
        return
    nested = [found for found in matrices.matrices_in(desk.text) if desk.text[found[0]] in "[({"]
    if nested:
        raise no_place(template, desk.text[nested[0][0] : nested[0][1]])
    for parameter in of_kind(template, spec.IntList):
        rows = [_without_cued(desk, row, scalars) for row in numbers.lists(desk.text)]
        if rows:
            best = max(
                rows,
                key=lambda row: (
                    row.bracketed,
                    cues.cue_score(desk.original, row.start, row.end, parameter.cues) >= WEAK,
                    len(row.values),
                ),
            )
            result.values[parameter.name] = list(best.values)
            result.spelled = any(each.kind == "word" for each in best.items)
            desk.take(best.start, best.end)
            continue
        single = [
            each
            for each in numbers.mentions(desk.text)
            if each.kind == "number"
            and not numbers.HOW_MANY.match(desk.original, each.end)
            and cues.cue_score(desk.original, each.start, each.end, parameter.cues) >= WEAK
            and not any(cues.near(desk.original, each, other) >= WEAK for other in scalars)
        ]
        if single:
            result.values[parameter.name] = [single[0].value]
            desk.take(single[0].start, single[0].end)


def _without_cued(desk: Desk, row: numbers.NumberList, scalars: list[spec.Parameter]) -> numbers.NumberList:
    """Leave the last number of a row out when the words after it say that it is something else ("… and 7 buckets")."""
    if row.bracketed or len(row.items) < 2 or not scalars:  # noqa: PLR2004
        return row
    last, before = row.items[-1], row.items[-2]
    after = tuple(cue for parameter in scalars for cue in parameter.cues if not cue.endswith("…"))
    following = " " * last.end + desk.original[last.end :]
    if not after or cues.cue_score(following, last.start, last.end, after) < _CLOSE_BY:
        return row
    return numbers.NumberList(row.start, before.end, row.values[:-1], row.items[:-1], bracketed=False)


def take_items(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Take a row of labels."""
    for parameter in of_kind(template, spec.ItemList):
        found = labels.items_in(desk.text, parameter.cues)
        if found:
            start, end, result.values[parameter.name] = found
            desk.take(start, end)


def take_texts(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Take a quoted text, or the word after a cue."""
    for parameter in of_kind(template, spec.Text):
        found = labels.quoted_in(desk.text)
        if found:
            start, end, result.values[parameter.name] = found
            desk.take(start, end)
            continue
        for cue in parameter.cues:
            bare = re.escape(cue.strip("…").strip())
            match = re.search(rf"(?<!\w){bare}:?\s+([^\W\d_]{{2,24}})(?!\w)", desk.text, re.IGNORECASE)
            if match and not cue.startswith("…"):
                result.values[parameter.name] = match[1]
                desk.take(match.start(1), match.end(1))
                break
