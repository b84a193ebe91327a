"""What a prompt gives and the lesson has no place for: refused when it has a shape, told when it is a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from stitcher_lab.templates import spec
from stitcher_lab.templates.findings import LOOSE_KINDS, no_place
from stitcher_lab.templates.reading import complexes, cues, graphs, matrices, numbers
from stitcher_lab.templates.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stitcher_lab.templates.findings import Extraction
    from stitcher_lab.templates.reading.text import Desk


def tell_leftovers(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Tell what the prompt gives and the lesson has no place for."""
    text = desk.text
    shaped: list[tuple[Any, ...]] = [*matrices.matrices_in(text), *filter(None, [graphs.edges_in(text)])]
    if shaped:
        raise no_place(template, text[shaped[0][0] : shaped[0][1]])
    left = complexes.complex_in(text)
    if left:
        raise no_place(template, text[left[0][0] : left[0][1]])
    function = _left_function(text)
    if function:
        raise no_place(template, function)
    for row in numbers.lists(text):
        if len(row.values) > 2 and len(row.items) > 2:  # noqa: PLR2004 - two numbers may be an ordinary pair
            raise no_place(template, text[row.start : row.end])
    used = _flattened(result.values.values())
    rest = [each for each in numbers.mentions(text) if each.kind not in LOOSE_KINDS and each.value not in used]
    for each in rest:
        unit = cues.common_unit_after(text, each.end)
        if unit and any(isinstance(parameter, spec.Number) and parameter.units for parameter in template.parameters):
            raise no_place(template, f"{text[each.start : each.end]} {unit}")
    if rest:
        given = listed([text[each.start : each.end].strip() for each in rest])
        result.notes.append(f"I found no place for {given} in this lesson.")


def _flattened(values: Iterable[Any]) -> set[Any]:
    flat: set[Any] = set()
    for value in values:
        flat |= _flattened(value) if isinstance(value, list | tuple) else {value}
    return flat


def _left_function(text: str) -> str:
    """Return a formula that was not used; a lone number or letter is none."""
    for found in re.finditer(
        r"(?<!\w)(?:[a-z]\([a-z]\)|y)\s*=\s*[^,;.?\ue000]+|(?<!\w)\d*x\s?(?:\^|\*\*|²|³)[^,;?\ue000]*", text
    ):
        return found.group().strip()
    return ""
