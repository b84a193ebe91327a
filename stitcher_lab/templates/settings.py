"""Values typed one by one, for ``--set NAME=VALUE`` and for forms: each text is the whole value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates import spec
from stitcher_lab.templates.checking import settle
from stitcher_lab.templates.reading import complexes, cues, formulas, graphs, labels, matrices, numbers
from stitcher_lab.templates.reading.text import clean
from stitcher_lab.templates.shelf import defaults
from stitcher_lab.templates.wording import label, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.templates.spec import Template


def parse_settings(
    template: Template, settings: Mapping[str, str], *, script: str | None = None
) -> tuple[spec.Values, list[str]]:
    """Read values typed by name, in lower case if one likes; ``script`` stands in for the scene file, if given.

    Returns
    -------
    tuple
        All values of the template, and the sentences of what was repaired.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        A text is no such value, or the template has no parameter of that name.

    """
    by_name = {parameter.name: parameter for parameter in template.parameters}
    raw: dict[str, Any] = {}
    for name, text in settings.items():
        parameter = by_name.get(name.strip().upper().replace("-", "_"))
        raw[parameter.name if parameter else name] = _read(parameter, clean(text)) if parameter else text
    return settle(template, spec.Values(raw, frozenset(raw)), script=script)


def _read(parameter: spec.Parameter, text: str) -> Any:
    value = _value(parameter, text)
    if value is None:
        raise ParameterError(
            f"{label(parameter, capital=True)}: {quoted(text)} is not {_WANTED[type(parameter)][0]}.",
            remedy=f"Write it like {_WANTED[type(parameter)][1]}.",
        )
    return value


_WANTED = {
    spec.IntList: ("a list of numbers", "3, 9, 17"),
    spec.ItemList: ("a list", "A, B, C"),
    spec.Number: ("a number", "2.5"),
    spec.Count: ("a number", "5"),
    spec.Probability: ("a probability", "0.01, 1% or 1 in 100"),
    spec.Interval: ("an interval", "0 to 2"),
    spec.Function: ("a function", "x^2"),
    spec.Quadratic: ("a quadratic equation", "x^2 + 6x + 5 = 0"),
    spec.Matrix: ("a matrix", "[[2, 1], [1, 2]]"),
    spec.Complex: ("a complex number", "2 + i"),
    spec.Graph: ("a list of edges", "A-B 4, B-C 1"),
    spec.Node: ("a node", "A"),
    spec.Choice: ("one of the options", "an option"),
    spec.Text: ("a text", "parabola"),
}


def _value(parameter: spec.Parameter, text: str) -> Any:  # noqa: PLR0911 - one line per kind
    if isinstance(parameter, spec.IntList):
        return _numbers(text)
    if isinstance(parameter, spec.ItemList):
        return labels.items_of(text)
    if isinstance(parameter, spec.Number | spec.Count | spec.Probability):
        return _scalar(parameter, text)
    if isinstance(parameter, spec.Interval):
        return labels.interval_of(text)
    if isinstance(parameter, spec.Quadratic):
        ends = _numbers(text.strip("()"))
        return tuple(ends) if ends else formulas.coefficients_of(text)
    if isinstance(parameter, spec.Matrix):
        return matrices.matrix_of(text) or _square(parameter, text)
    if isinstance(parameter, spec.Complex):
        return complexes.complex_of(text)
    if isinstance(parameter, spec.Graph):
        return _edges(text)
    if isinstance(parameter, spec.Function):
        return formulas.written_out(text)
    return text


def _numbers(text: str) -> list[float] | None:
    bare = text.strip().strip("[](){}")
    found = numbers.lists(bare)
    if found and not bare[: found[0].start].strip() and not bare[found[0].end :].strip():
        return list(found[0].values)
    values = [numbers.value_of(part) for part in re.split(r"\s*[,;]\s*|\s+", bare.strip())]
    return [value for value in values if value is not None] if None not in values else None


def _scalar(parameter: spec.Parameter, text: str) -> float | None:
    found = numbers.mentions(text, rates=isinstance(parameter, spec.Probability))
    if len(found) != 1 or text[: found[0].start].strip():
        return None
    rest, value = text[found[0].end :].strip(), found[0].value
    if isinstance(parameter, spec.Number) and rest:
        unit = cues.unit_after(text, found[0].end, (*parameter.units, *([parameter.unit] if parameter.unit else [])))
        return value * parameter.units.get(unit, 1) if unit.lower() == rest.lower() else None
    return None if rest else value


def _square(parameter: spec.Matrix, text: str) -> list[list[float]] | None:
    if not (isinstance(parameter.rows, int) and isinstance(parameter.columns, int)):
        return None
    flat = matrices.flat_matrix_in(text, parameter.rows, parameter.columns)
    return flat[2] if flat and flat[0] == 0 and flat[1] == len(text) else None


def _edges(text: str) -> list[tuple[Any, ...]] | None:
    found = graphs.edges_in(f"{text} ")
    if found is None and (single := re.fullmatch(r"\s*(\w{1,3})\s*-+>?\s*(\w{1,3})\s*", text)):
        return [(single[1], single[2], None)]
    return found[2] if found else None


def describe(template: Template, *, script: str | None = None) -> dict[str, Any]:
    """Return what a form or a listing needs, as JSON: texts, and each parameter with its kind, limits and default."""
    values = defaults(template, script)
    return {
        "id": template.id,
        "title": template.title,
        "summary": template.summary,
        "subject": template.subject,
        "examples": list(template.examples),
        "cannot_show": list(template.beyond),
        "parameters": [_described(parameter, values[parameter.name]) for parameter in template.parameters],
    }


def _described(parameter: spec.Parameter, default: Any) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "kind": type(parameter).__name__,
        "description": parameter.description,
        "default": as_text(default),
        "like": _WANTED[type(parameter)][1],
        "limits": _limits(parameter),
    }


def _limits(parameter: spec.Parameter) -> dict[str, Any]:
    skipped = {"name", "description", "cues", "complements"}
    fields = [
        name for kind in type(parameter).__mro__ for name in getattr(kind, "__slots__", ()) if name not in skipped
    ]
    limits = {name: getattr(parameter, name) for name in fields}
    if isinstance(parameter, spec.Choice):
        limits["options"] = list(parameter.options)
    if isinstance(parameter, spec.Number):
        limits["units"] = list(parameter.units)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in limits.items()}


def as_text(value: Any) -> str:
    """Write a value the way :func:`parse_settings` reads it."""
    if isinstance(value, complex):
        sign = "-" if value.imag < 0 else "+"
        return f"{value.real:.12g} {sign} {abs(value.imag):.12g}i"
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, list) and value and isinstance(value[0], tuple):
        return ", ".join(f"{edge[0]}-{edge[1]}" + (f" {edge[2]}" if len(edge) > 2 else "") for edge in value)  # noqa: PLR2004
    if isinstance(value, list) and value and isinstance(value[0], list):
        return "[" + ", ".join("[" + ", ".join(as_text(each) for each in row) + "]" for row in value) + "]"
    if isinstance(value, list | tuple):
        return ", ".join(
            f'"{each}"' if isinstance(each, str) and not each.isalnum() else as_text(each) for each in value
        )
    return str(value)
