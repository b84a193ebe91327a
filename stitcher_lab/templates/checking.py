"""Whether values fit their parameters: each is taken, repaired with a sentence, or refused with one."""

from __future__ import annotations

import difflib
import math
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates import spec
from stitcher_lab.templates.graph_checks import check_graph, nodes_of
from stitcher_lab.templates.shelf import defaults
from stitcher_lab.templates.wording import count_of, label, listed, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

_DRAWABLE_AFTER = 0x20
_UNDRAWABLE = set("{}\\\x7f")


def settle(
    template: spec.Template, parameters: Mapping[str, Any], *, script: str | None = None
) -> tuple[spec.Values, list[str]]:
    """Check values and complete them with the defaults of the scene file (or of ``script``).

    Returns
    -------
    tuple
        All values of the template, and the sentences of what was repaired.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        A value does not fit and cannot be repaired, or there is no parameter of that name.

    """
    names = [parameter.name for parameter in template.parameters]
    for name in parameters:
        if name not in names:
            near = difflib.get_close_matches(str(name).upper(), names, n=1)
            raise ParameterError(
                f"{template.title} has no parameter called {quoted(name)}.",
                remedy=f"Did you mean {near[0]}?" if near else f"It has: {', '.join(names) or 'none'}.",
            )
    given = parameters.given if isinstance(parameters, spec.Values) else frozenset(parameters)
    notes: list[str] = []
    values = spec.Values(defaults(template, script), given)
    # What others refer to comes first: an interval before the function on it, a graph before its nodes.
    for parameter in sorted(template.parameters, key=lambda each: isinstance(each, spec.Function | spec.Node)):
        if parameter.name in parameters:
            values[parameter.name] = check(parameter, parameters[parameter.name], values, notes)
        elif isinstance(parameter, spec.Function) and parameter.domain in given:
            check(parameter, values[parameter.name], values, notes)
    if template.repair is not None:
        values = template.repair(values, notes)
    for parameter in template.parameters:
        if isinstance(parameter, spec.Node) and values[parameter.name] not in nodes_of(values[parameter.graph]):
            raise ParameterError(f"The graph has no node {values[parameter.name]}: say {label(parameter)}.")
    return values, notes


@singledispatch
def check(parameter: spec.Parameter, value: Any, values: Mapping[str, Any], notes: list[str]) -> Any:  # noqa: ARG001
    """Return ``value`` in the shape of its parameter; a repair adds a sentence to ``notes``.

    ``values`` are those checked before, for parameters that refer to others.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        The value does not fit and has no sensible repair.

    """
    raise TypeError(f"{type(parameter).__name__} is not a kind of parameter")


def _refuse(parameter: spec.Parameter, reason: str, remedy: str = "") -> ParameterError:
    return ParameterError(f"{label(parameter, capital=True)}: {reason}.", remedy=remedy)


def number(parameter: spec.Parameter, value: Any) -> int | float:
    """Return a finite number: an ``int`` when it is whole, else a ``float`` of at most 6 decimals."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _refuse(parameter, f"{quoted(value)} is not a number")
    if isinstance(value, int):
        return int(value)
    if not math.isfinite(value):
        raise _refuse(parameter, "it must be a finite number" if math.isinf(value) else "it is not a number")
    rounded = round(float(value), 6) or 0.0
    if rounded == 0 and value != 0:
        raise _refuse(parameter, f"{value:g} is too close to zero to be shown")
    return int(rounded) if rounded.is_integer() else rounded


def _within(parameter: Any, value: float, unit: str = "") -> None:
    if not parameter.low <= value <= parameter.high:
        bounds = f"{shown(parameter.low)} and {shown(parameter.high)}{f' {unit}' if unit else ''}"
        raise _refuse(parameter, f"{shown(value)} is not between {bounds}")


def _whole(parameter: spec.Parameter, value: Any) -> int:
    found = number(parameter, value)
    if not isinstance(found, int):
        raise _refuse(parameter, f"{shown(found)} is not a whole number")
    return found


def _sequence(parameter: spec.Parameter, value: Any) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise _refuse(parameter, f"{quoted(value)} is not a list")
    return list(value)


def _cut(parameter: spec.IntList | spec.ItemList, items: list[Any], notes: list[str]) -> list[Any]:
    if parameter.distinct and len(set(items)) < len(items):
        items = list(dict.fromkeys(items))
        notes.append(f"I left out what was in the list twice: {listed(items[: parameter.max_items])}.")
    if len(items) > parameter.max_items:
        notes.append(
            f"You gave {len(items)} values; the picture has room for {parameter.max_items}, "
            f"so I took the first {parameter.max_items}."
        )
        items = items[: parameter.max_items]
    if len(items) < parameter.min_items:
        raise _refuse(parameter, f"at least {count_of(parameter.min_items, 'value')} needed, not {len(items)}")
    return items


@check.register(spec.IntList)
def _(parameter: spec.IntList, value: Any, values: Mapping[str, Any], notes: list[str]) -> list[int]:  # noqa: ARG001
    items = [_whole(parameter, item) for item in _sequence(parameter, value)]
    for item in items:
        _within(parameter, item)
    items = _cut(parameter, items, notes)
    if parameter.sorted and items != sorted(items):
        items.sort()
        notes.append(f"This only works on a sorted list, so I put it in order: {listed(items)}.")
    return items


@check.register(spec.ItemList)
def _(parameter: spec.ItemList, value: Any, values: Mapping[str, Any], notes: list[str]) -> list[int | str]:  # noqa: ARG001
    items: list[int | str] = []
    for item in _sequence(parameter, value):
        text = item if isinstance(item, int) and not isinstance(item, bool) else drawable(parameter, str(item))
        if len(str(text)) > parameter.max_length:
            raise _refuse(parameter, f"{quoted(text)} is longer than {parameter.max_length} characters")
        items.append(text)
    return _cut(parameter, items, notes)


@check.register(spec.Number)
def _(parameter: spec.Number, value: Any, values: Mapping[str, Any], notes: list[str]) -> int | float:  # noqa: ARG001
    found = number(parameter, value)
    if parameter.clamp and not parameter.low <= found <= parameter.high:
        nearest = number(parameter, min(max(found, parameter.low), parameter.high))
        unit = f" {parameter.unit}" if parameter.unit else ""
        notes.append(f"{label(parameter, capital=True)}: I took {shown(nearest)}{unit} instead of {shown(found)}.")
        found = nearest
    _within(parameter, found, parameter.unit)
    if parameter.nonzero and found == 0:
        raise _refuse(parameter, "it must not be zero")
    return found


@check.register(spec.Count)
def _(parameter: spec.Count, value: Any, values: Mapping[str, Any], notes: list[str]) -> int:  # noqa: ARG001
    found = _whole(parameter, value)
    nearest = min(max(found, parameter.low), parameter.high)
    if nearest != found and parameter.clamp:
        notes.append(f"{label(parameter, capital=True)}: I took {shown(nearest)} instead of {shown(found)}.")
        return nearest
    _within(parameter, found)
    return found


@check.register(spec.Probability)
def _(parameter: spec.Probability, value: Any, values: Mapping[str, Any], notes: list[str]) -> float:  # noqa: ARG001
    found = float(number(parameter, value))
    if not 0 <= found <= 1:
        raise _refuse(parameter, f"{shown(found)} is not a probability, which lies between 0 and 1")
    _within(parameter, found)
    return found


@check.register(spec.Interval)
def _(
    parameter: spec.Interval,
    value: Any,
    values: Mapping[str, Any],  # noqa: ARG001
    notes: list[str],
) -> tuple[float, float]:
    ends = [number(parameter, end) for end in _sequence(parameter, value)]
    if len(ends) != 2:  # noqa: PLR2004 - an interval has two ends
        raise _refuse(parameter, "an interval has two ends")
    for end in ends:
        _within(parameter, end)
    low, high = ends
    if low > high:
        low, high = high, low
        notes.append(f"I turned the interval round: from {shown(low)} to {shown(high)}.")
    if high - low < parameter.min_width:
        raise _refuse(parameter, f"from {shown(low)} to {shown(high)} is too narrow to be shown")
    return low, high


@check.register(spec.Function)
def _(parameter: spec.Function, value: Any, values: Mapping[str, Any], notes: list[str]) -> str:  # noqa: ARG001
    from stitcher_lab.templates.function_checks import check_function  # noqa: PLC0415 - NumPy and SymPy

    if not isinstance(value, str):
        raise _refuse(parameter, f"{quoted(value)} is not a function of {parameter.variable}")
    domain = values[parameter.domain] if isinstance(parameter.domain, str) else parameter.domain
    return check_function(parameter, value, domain)


@check.register(spec.Quadratic)
def _(parameter: spec.Quadratic, value: Any, values: Mapping[str, Any], notes: list[str]) -> tuple[float, ...]:  # noqa: ARG001
    coefficients = [number(parameter, each) for each in _sequence(parameter, value)]
    if len(coefficients) != 3:  # noqa: PLR2004 - a, b and c
        raise _refuse(parameter, "a quadratic has three coefficients, a, b and c")
    if coefficients[0] == 0:
        raise _refuse(parameter, "without an x² it is not a quadratic equation")
    for each in coefficients:
        _within(parameter, _whole(parameter, each) if parameter.whole else each)
    return tuple(coefficients)


@check.register(spec.Matrix)
def _(parameter: spec.Matrix, value: Any, values: Mapping[str, Any], notes: list[str]) -> list[list[float]]:  # noqa: ARG001
    rows = [_sequence(parameter, row) for row in _sequence(parameter, value)]
    if len({len(row) for row in rows}) > 1:
        raise _refuse(parameter, "its rows have different lengths")
    width = len(rows[0]) if rows else 0
    if not (_allows(parameter.rows, len(rows)) and _allows(parameter.columns, width)):
        wanted = f"{_size(parameter.rows)} by {_size(parameter.columns)}"
        raise _refuse(parameter, f"this lesson shows {wanted} matrices, not {len(rows)} by {width}")
    entry = _whole if parameter.whole else number
    checked = [[entry(parameter, each) for each in row] for row in rows]
    for each in (each for row in checked for each in row):
        _within(parameter, each)
    return checked


def _allows(size: int | tuple[int, int], found: int) -> bool:
    return found == size if isinstance(size, int) else size[0] <= found <= size[1]


def _size(size: int | tuple[int, int]) -> str:
    return str(size) if isinstance(size, int) else f"{size[0]} to {size[1]}"


@check.register(spec.Complex)
def _(parameter: spec.Complex, value: Any, values: Mapping[str, Any], notes: list[str]) -> complex:  # noqa: ARG001
    if isinstance(value, bool) or not isinstance(value, int | float | complex):
        raise _refuse(parameter, f"{quoted(value)} is not a complex number")
    try:
        found = complex(value)
    except OverflowError:
        raise _refuse(parameter, "it is too large") from None
    if not (math.isfinite(found.real) and math.isfinite(found.imag)):
        raise _refuse(parameter, "it must be a finite number")
    # Adding 0.0 turns -0.0 into 0.0, which has no literal of its own.
    found = complex(round(found.real, 6) + 0.0, round(found.imag, 6) + 0.0)
    if not parameter.low <= abs(found) <= parameter.high:
        bounds = f"{shown(parameter.low)} to {shown(parameter.high)}"
        raise _refuse(parameter, f"its length is {shown(abs(found))}, and the picture takes {bounds}")
    return found


@check.register(spec.Graph)
def _(parameter: spec.Graph, value: Any, values: Mapping[str, Any], notes: list[str]) -> list[Any]:  # noqa: ARG001
    return check_graph(parameter, _sequence(parameter, value), notes)


@check.register(spec.Node)
def _(parameter: spec.Node, value: Any, values: Mapping[str, Any], notes: list[str]) -> str:  # noqa: ARG001
    nodes = nodes_of(values[parameter.graph])
    name = str(value).strip()
    for node in nodes:
        if name == node or name.casefold() == node.casefold():
            return node
    raise _refuse(parameter, f"the graph has no node {quoted(name)}", f"Its nodes are {listed(nodes)}.")


@check.register(spec.Choice)
def _(parameter: spec.Choice, value: Any, values: Mapping[str, Any], notes: list[str]) -> str:  # noqa: ARG001
    wanted = str(value).strip().casefold()
    for option, phrases in parameter.options.items():
        if wanted in (option.casefold(), *(phrase.casefold() for phrase in phrases)):
            return option
    raise _refuse(parameter, f"{quoted(value)} is none of {listed(list(parameter.options), 'and')}")


@check.register(spec.Text)
def _(parameter: spec.Text, value: Any, values: Mapping[str, Any], notes: list[str]) -> str:  # noqa: ARG001
    text = drawable(parameter, str(value))
    if len(text) > parameter.max_length:
        raise _refuse(parameter, f"it is longer than {parameter.max_length} characters")
    return text


def drawable(parameter: spec.Parameter, text: str) -> str:
    """Return a short text with single spaces; refuse what cannot be drawn, and nothing at all."""
    text = " ".join(text.split())
    if not text:
        raise _refuse(parameter, "it is empty")
    if any(ord(sign) < _DRAWABLE_AFTER or sign in _UNDRAWABLE or not sign.isprintable() for sign in text):
        raise _refuse(parameter, f"{quoted(text)} has characters that cannot be drawn")
    return text
