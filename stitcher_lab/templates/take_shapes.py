"""Values with a shape of their own, taken from a prompt: graphs, matrices, equations, functions, intervals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates import spec
from stitcher_lab.templates.findings import of_kind
from stitcher_lab.templates.reading import complexes, cues, formulas, graphs, labels, matrices, numbers
from stitcher_lab.templates.wording import shown

if TYPE_CHECKING:
    from stitcher_lab.templates.findings import Extraction
    from stitcher_lab.templates.reading.text import Desk

# "Multiplying by i" gives the second factor.
_FACTOR = re.compile(r"\b(?:by|times)\s+\(?\s*\Z", re.IGNORECASE)


def take_graphs(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Take the edges."""
    for parameter in of_kind(template, spec.Graph):
        found = graphs.edges_in(desk.text)
        if found:
            start, end, result.values[parameter.name] = found
            if not parameter.directed and ">" in desk.text[start:end]:
                result.notes.append("The edges of this lesson have no direction, so I left the arrows out.")
            desk.take(start, end)


def take_matrices(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Take matrices in their order; refuse a size that is not shown."""
    parameters = of_kind(template, spec.Matrix)
    if not parameters:
        return
    found = matrices.matrices_in(desk.text)
    for parameter, (start, end, rows) in zip(parameters, found, strict=False):
        result.values[parameter.name] = rows
        desk.take(start, end)
    first = parameters[0]
    if not found and isinstance(first.rows, int) and isinstance(first.columns, int):
        flat = matrices.flat_matrix_in(desk.text, first.rows, first.columns)
        if flat:
            start, end, result.values[first.name] = flat
            desk.take(start, end)
    size = matrices.size_in(desk.text)
    if size:
        start, end, rows_wanted, columns_wanted = size
        desk.take(start, end)
        if not found and not (_fits(first.rows, rows_wanted) and _fits(first.columns, columns_wanted)):
            raise ParameterError(
                f"“{template.title}” does not show {rows_wanted} by {columns_wanted} matrices.",
                remedy=f"Give one of the size that it shows, such as {shown(result.defaults[first.name])}.",
            )


def _fits(size: int | tuple[int, int], wanted: int) -> bool:
    return wanted == size if isinstance(size, int) else size[0] <= wanted <= size[1]


def take_quadratics(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Take an equation, or its coefficients by name."""
    for parameter in of_kind(template, spec.Quadratic):
        found = formulas.quadratic_in(desk.text)
        if found:
            start, end, result.values[parameter.name] = found
            desk.take(start, end)
            continue
        letters = {
            match["letter"]: match
            for match in re.finditer(r"\b(?P<letter>[abc])\s*=\s*(?P<value>-?\s?\d+(?:\.\d+)?)", desk.text)
        }
        if {"b", "c"} <= set(letters):
            result.values[parameter.name] = tuple(
                numbers.value_of(letters[letter]["value"].replace(" ", "")) if letter in letters else 1
                for letter in "abc"
            )
            for match in letters.values():
                desk.take(match.start(), match.end())


def take_choices(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Take the option whose longest phrase stands in the prompt."""
    for parameter in of_kind(template, spec.Choice):
        best = ""
        for option, phrases in parameter.options.items():
            for phrase in phrases:
                if len(phrase) > len(best) and re.search(
                    rf"(?<!\w){re.escape(phrase)}(?!\w)", desk.text, re.IGNORECASE
                ):
                    best, result.values[parameter.name] = phrase, option


def take_intervals(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Take an interval."""
    for parameter in of_kind(template, spec.Interval):
        found = labels.interval_in(desk.text)
        if found:
            start, end, result.values[parameter.name] = found
            desk.take(start, end)


def take_functions(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Take a function, whatever its letter."""
    for parameter in of_kind(template, spec.Function):
        found = formulas.equation_in(desk.text) or formulas.function_in(desk.text, parameter.variable)
        if found:
            start, end, formula, letter = found
            result.values[parameter.name] = formula
            desk.take(start, end)
            if letter != parameter.variable:
                result.notes.append(f"I wrote {letter} as {parameter.variable}: {formula}.")


def take_complexes(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Take complex numbers in their order."""
    parameters = of_kind(template, spec.Complex)
    if not parameters:
        return
    found = complexes.complex_in(desk.text)
    real = [
        (each.start, each.end, complex(each.value))
        for each in numbers.mentions(desk.text)
        if each.kind == "number"
        and not cues.common_unit_after(desk.text, each.end)
        and not any(start <= each.start < end for start, end, _ in found)
    ]
    # "2 + i times 3": a real factor counts where there are fewer complex numbers than places.
    if found and len(found) < len(parameters):
        found = sorted([*found, *real[: len(parameters) - len(found)]])
    if len(found) == 1 and _FACTOR.search(desk.text[: found[0][0]]):
        parameters = parameters[1:] or parameters
    for parameter, (start, end, value) in zip(parameters, found, strict=False):
        result.values[parameter.name] = value
        desk.take(start, end)
