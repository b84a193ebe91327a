"""One check for each kind of parameter: the value is taken, repaired with a sentence, or refused with one."""

from __future__ import annotations

import math
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from stitcher_lab.templates import spec
from stitcher_lab.templates.check_basics import drawable, number, refusal, sequence, whole, within
from stitcher_lab.templates.graph_checks import check_graph, nodes_of
from stitcher_lab.templates.wording import count_of, label, listed, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Mapping


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
        raise refusal(parameter, f"at least {count_of(parameter.min_items, 'value')} needed, not {len(items)}")
    return items


@check.register(spec.IntList)
def _(parameter: spec.IntList, value: Any, values: Mapping[str, Any], notes: list[str]) -> list[int | float]:  # noqa: ARG001
    entry = whole if parameter.whole else number
    items = [entry(parameter, item) for item in sequence(parameter, value)]
    for item in items:
        within(parameter, item)
    items = _cut(parameter, items, notes)
    if parameter.sorted and items != sorted(items):
        items.sort()
        notes.append(f"This only works on a sorted list, so I put it in order: {listed(items)}.")
    return items


@check.register(spec.ItemList)
def _(parameter: spec.ItemList, value: Any, values: Mapping[str, Any], notes: list[str]) -> list[int | str]:  # noqa: ARG001
    items: list[int | str] = []
    for item in sequence(parameter, value):
        text = item if isinstance(item, int) and not isinstance(item, bool) else drawable(parameter, str(item))
        if len(str(text)) > parameter.max_length:
            raise refusal(parameter, f"{quoted(text)} is longer than {parameter.max_length} characters")
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
    within(parameter, found, parameter.unit)
    if parameter.nonzero and found == 0:
        raise refusal(parameter, "it must not be zero")
    return found


@check.register(spec.Count)
def _(parameter: spec.Count, value: Any, values: Mapping[str, Any], notes: list[str]) -> int:  # noqa: ARG001
    found = whole(parameter, value)
    nearest = min(max(found, parameter.low), parameter.high)
    if nearest != found and parameter.clamp:
        notes.append(f"{label(parameter, capital=True)}: I took {shown(nearest)} instead of {shown(found)}.")
        return nearest
    within(parameter, found)
    return found


@check.register(spec.Probability)
def _(parameter: spec.Probability, value: Any, values: Mapping[str, Any], notes: list[str]) -> float:  # noqa: ARG001
    found = float(number(parameter, value))
    if not 0 <= found <= 1:
        raise refusal(parameter, f"{shown(found)} is not a probability, which lies between 0 and 1")
    within(parameter, found)
    return found


@check.register(spec.Interval)
def _(
    parameter: spec.Interval,
    value: Any,
    values: Mapping[str, Any],  # noqa: ARG001
    notes: list[str],
) -> tuple[float, float]:
    ends = [number(parameter, end) for end in sequence(parameter, value)]
    if len(ends) != 2:  # noqa: PLR2004 - an interval has two ends
        raise refusal(parameter, "an interval has two ends")
    for end in ends:
        within(parameter, end)
    low, high = ends
    if low > high:
        low, high = high, low
        notes.append(f"I turned the interval round: from {shown(low)} to {shown(high)}.")
    if high - low < parameter.min_width:
        raise refusal(parameter, f"from {shown(low)} to {shown(high)} is too narrow to be shown")
    return low, high


@check.register(spec.Function)
def _(parameter: spec.Function, value: Any, values: Mapping[str, Any], notes: list[str]) -> str:  # noqa: ARG001
    from stitcher_lab.templates.function_checks import check_function  # noqa: PLC0415 - NumPy and SymPy

    if not isinstance(value, str):
        raise refusal(parameter, f"{quoted(value)} is not a function of {parameter.variable}")
    domain = values[parameter.domain] if isinstance(parameter.domain, str) else parameter.domain
    return check_function(parameter, value, domain)


@check.register(spec.Quadratic)
def _(parameter: spec.Quadratic, value: Any, values: Mapping[str, Any], notes: list[str]) -> tuple[float, ...]:  # noqa: ARG001
    coefficients = [number(parameter, each) for each in sequence(parameter, value)]
    if len(coefficients) != 3:  # noqa: PLR2004 - a, b and c
        raise refusal(parameter, "a quadratic has three coefficients, a, b and c")
    if coefficients[0] == 0:
        raise refusal(parameter, "without an x² it is not a quadratic equation")
    for each in coefficients:
        within(parameter, whole(parameter, each) if parameter.whole else each)
    return tuple(coefficients)


@check.register(spec.Matrix)
def _(parameter: spec.Matrix, value: Any, values: Mapping[str, Any], notes: list[str]) -> list[list[float]]:  # noqa: ARG001
    rows = [sequence(parameter, row) for row in sequence(parameter, value)]
    if len({len(row) for row in rows}) > 1:
        raise refusal(parameter, "its rows have different lengths")
    width = len(rows[0]) if rows else 0
    if not (_allows(parameter.rows, len(rows)) and _allows(parameter.columns, width)):
        wanted = f"{_size(parameter.rows)} by {_size(parameter.columns)}"
        raise refusal(parameter, f"this lesson shows {wanted} matrices, not {len(rows)} by {width}")
    entry = whole if parameter.whole else number
    checked = [[entry(parameter, each) for each in row] for row in rows]
    for each in (each for row in checked for each in row):
        within(parameter, each)
    return checked


def _allows(size: int | tuple[int, int], found: int) -> bool:
    return found == size if isinstance(size, int) else size[0] <= found <= size[1]


def _size(size: int | tuple[int, int]) -> str:
    return str(size) if isinstance(size, int) else f"{size[0]} to {size[1]}"


@check.register(spec.Complex)
def _(parameter: spec.Complex, value: Any, values: Mapping[str, Any], notes: list[str]) -> complex:  # noqa: ARG001
    if isinstance(value, bool) or not isinstance(value, int | float | complex):
        raise refusal(parameter, f"{quoted(value)} is not a complex number")
    try:
        found = complex(value)
    except OverflowError:
        raise refusal(parameter, "it is too large") from None
    if not (math.isfinite(found.real) and math.isfinite(found.imag)):
        raise refusal(parameter, "it must be a finite number")
    # Adding 0.0 turns -0.0 into 0.0, which has no literal of its own.
    found = complex(round(found.real, 6) + 0.0, round(found.imag, 6) + 0.0)
    if not parameter.low <= abs(found) <= parameter.high:
        bounds = f"{shown(parameter.low)} to {shown(parameter.high)}"
        raise refusal(parameter, f"its length is {shown(abs(found))}, and the picture takes {bounds}")
    return found


@check.register(spec.Graph)
def _(parameter: spec.Graph, value: Any, values: Mapping[str, Any], notes: list[str]) -> list[Any]:  # noqa: ARG001
    return check_graph(parameter, sequence(parameter, value), notes)


@check.register(spec.Node)
def _(parameter: spec.Node, value: Any, values: Mapping[str, Any], notes: list[str]) -> str:  # noqa: ARG001
    nodes = nodes_of(values[parameter.graph])
    name = str(value).strip()
    for node in nodes:
        if name == node or name.casefold() == node.casefold():
            return node
    raise refusal(parameter, f"the graph has no node {quoted(name)}", f"Its nodes are {listed(nodes)}.")


@check.register(spec.Choice)
def _(parameter: spec.Choice, value: Any, values: Mapping[str, Any], notes: list[str]) -> str:  # noqa: ARG001
    wanted = str(value).strip().casefold()
    for option, phrases in parameter.options.items():
        if wanted in (option.casefold(), *(phrase.casefold() for phrase in phrases)):
            return option
    raise refusal(parameter, f"{quoted(value)} is none of {listed(list(parameter.options), 'and')}")


@check.register(spec.Text)
def _(parameter: spec.Text, value: Any, values: Mapping[str, Any], notes: list[str]) -> str:  # noqa: ARG001
    text = drawable(parameter, str(value))
    if len(text) > parameter.max_length:
        raise refusal(parameter, f"it is longer than {parameter.max_length} characters")
    return text
