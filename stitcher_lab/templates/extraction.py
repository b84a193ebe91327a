"""From a prompt to raw values for one template; whether they make sense is the checking's work.

Values with a shape of their own (graphs, matrices, equations, lists, intervals, functions) are taken first, then single
numbers by unit, by cue and at last by order. What is given and finds no place is told: a shaped value is refused, a
bare number gets a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates import spec
from stitcher_lab.templates.graph_checks import nodes_of
from stitcher_lab.templates.reading import cues, formulas, graphs, labels, matrices, numbers
from stitcher_lab.templates.reading.text import Desk, clean, without_audience
from stitcher_lab.templates.shelf import defaults
from stitcher_lab.templates.wording import label, listed, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stitcher_lab.templates.reading.numbers import Mention

_WEAK = 5.0
# "400 numbers" says how many there are, and is none of them.
_HOW_MANY = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:numbers|elements|values|items|entries|keys|cards|integers|things|nodes|people)\b",
    re.IGNORECASE,
)
_RIGHT_BESIDE = 9.0
_LOOSE_KINDS = ("word", "ordinal")


@dataclass(slots=True)
class Extraction:
    """Raw values by parameter name, and sentences on how the prompt was read."""

    defaults: dict[str, Any]
    values: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    spelled: bool = False


def extract(template: spec.Template, prompt: str, *, script: str | None = None) -> Extraction:
    """Read the values that ``prompt`` gives for ``template``; ``script`` stands in for its scene file, if given.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        The prompt gives something with a shape (a function, a list, a matrix …) that the template has no place for,
        or that is not what it says ("f(x) = banana").

    """
    text = without_audience(clean(prompt))
    if _with(template, spec.Function):
        text = formulas.written_out(text)
    desk, result = Desk(text), Extraction(defaults=defaults(template, script))
    for read in (_graphs, _matrices, _quadratics, _choices, _intervals, _functions, _complexes, _lists, _items, _texts):
        read(template, desk, result)
    _scalars(template, desk, result)
    _nodes(template, desk, result)
    _leftovers(template, desk, result)
    return result


def _with(template: spec.Template, kind: type[Any]) -> list[Any]:
    return [parameter for parameter in template.parameters if isinstance(parameter, kind)]


def _graphs(template: spec.Template, desk: Desk, result: Extraction) -> None:
    for parameter in _with(template, spec.Graph):
        found = graphs.edges_in(desk.text)
        if found:
            start, end, result.values[parameter.name] = found
            if not parameter.directed and ">" in desk.text[start:end]:
                result.notes.append("The edges of this lesson have no direction, so I left the arrows out.")
            desk.take(start, end)


def _matrices(template: spec.Template, desk: Desk, result: Extraction) -> None:
    parameters = _with(template, spec.Matrix)
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


def _quadratics(template: spec.Template, desk: Desk, result: Extraction) -> None:
    for parameter in _with(template, spec.Quadratic):
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


def _choices(template: spec.Template, desk: Desk, result: Extraction) -> None:
    for parameter in _with(template, spec.Choice):
        best = ""
        for option, phrases in parameter.options.items():
            for phrase in phrases:
                if len(phrase) > len(best) and re.search(
                    rf"(?<!\w){re.escape(phrase)}(?!\w)", desk.text, re.IGNORECASE
                ):
                    best, result.values[parameter.name] = phrase, option


def _intervals(template: spec.Template, desk: Desk, result: Extraction) -> None:
    for parameter in _with(template, spec.Interval):
        found = labels.interval_in(desk.text)
        if found:
            start, end, result.values[parameter.name] = found
            desk.take(start, end)


def _functions(template: spec.Template, desk: Desk, result: Extraction) -> None:
    for parameter in _with(template, spec.Function):
        found = formulas.equation_in(desk.text) or formulas.function_in(desk.text, parameter.variable)
        if found:
            start, end, formula, letter = found
            result.values[parameter.name] = formula
            desk.take(start, end)
            if letter != parameter.variable:
                result.notes.append(f"I wrote {letter} as {parameter.variable}: {formula}.")


def _complexes(template: spec.Template, desk: Desk, result: Extraction) -> None:
    parameters = _with(template, spec.Complex)
    if not parameters:
        return
    found = formulas.complex_in(desk.text)
    real = [
        (each.start, each.end, complex(each.value))
        for each in numbers.mentions(desk.text)
        if each.kind == "number" and not any(start <= each.start < end for start, end, _ in found)
    ]
    # "2 + i times 3": a real factor counts where there are fewer complex numbers than places.
    if found and len(found) < len(parameters):
        found = sorted([*found, *real[: len(parameters) - len(found)]])
    for parameter, (start, end, value) in zip(parameters, found, strict=False):
        result.values[parameter.name] = value
        desk.take(start, end)


def _lists(template: spec.Template, desk: Desk, result: Extraction) -> None:
    scalars = [parameter for parameter in template.parameters if cues.is_scalar(parameter)]
    if not _with(template, spec.IntList):
        return
    nested = [found for found in matrices.matrices_in(desk.text) if desk.text[found[0]] in "[({"]
    if nested:
        raise _no_place(template, desk.text[nested[0][0] : nested[0][1]])
    for parameter in _with(template, spec.IntList):
        rows = [_without_cued(desk, row, scalars) for row in numbers.lists(desk.text)]
        if rows:
            best = max(
                rows,
                key=lambda row: (
                    row.bracketed,
                    cues.cue_score(desk.original, row.start, row.end, parameter.cues) >= _WEAK,
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
            and not _HOW_MANY.match(desk.original, each.end)
            and cues.cue_score(desk.original, each.start, each.end, parameter.cues) >= _WEAK
            and not any(cues.near(desk.original, each, other) >= _WEAK for other in scalars)
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
    if not after or cues.cue_score(" " * last.end + desk.original[last.end :], last.start, last.end, after) < _WEAK:
        return row
    return numbers.NumberList(row.start, before.end, row.values[:-1], row.items[:-1], bracketed=False)


def _items(template: spec.Template, desk: Desk, result: Extraction) -> None:
    for parameter in _with(template, spec.ItemList):
        found = labels.items_in(desk.text, parameter.cues)
        if found:
            start, end, result.values[parameter.name] = found
            desk.take(start, end)


def _texts(template: spec.Template, desk: Desk, result: Extraction) -> None:
    for parameter in _with(template, spec.Text):
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


def _scalars(template: spec.Template, desk: Desk, result: Extraction) -> None:
    for match in numbers.BETWEEN_TWO.finditer(desk.text):
        # "Guess a number between 1 and 100": two ends that this lesson has no place for, not its numbers.
        desk.take(match.start(), match.end())
        result.notes.append(f"I found no place for {quoted(match.group())} in this lesson.")
    parameters = [parameter for parameter in template.parameters if cues.is_scalar(parameter)]
    rates = any(isinstance(parameter, spec.Probability) for parameter in parameters)
    found = numbers.mentions(desk.text, rates=rates)
    scored = []
    for at, mention in enumerate(found):
        for order, parameter in enumerate(parameters):
            scored.append((_score(desk, mention, parameter), at, order, mention, parameter, False))
            if isinstance(parameter, spec.Probability) and parameter.complements:
                score = cues.cue_score(desk.original, mention.start, mention.end, parameter.complements)
                scored.append((score, at, order, mention, parameter, True))
    used: set[int] = set()
    for score, at, _, mention, parameter, complement in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if score < _WEAK or at in used or parameter.name in result.values:
            continue
        used.add(at)
        desk.take(mention.start, mention.end)
        result.values[parameter.name] = _converted(desk, mention, parameter, result, complement=complement)
    _by_order(parameters, [each for at, each in enumerate(found) if at not in used], desk, result)


def _score(desk: Desk, mention: Mention, parameter: spec.Parameter) -> float:
    score = cues.near(desk.original, mention, parameter)
    # A number word without a cue right beside it is ordinary language ("two neighbours", "one step").
    return 0.0 if mention.kind in _LOOSE_KINDS and score < _RIGHT_BESIDE else score


def _converted(
    desk: Desk, mention: Mention, parameter: spec.Parameter, result: Extraction, *, complement: bool
) -> float:
    if isinstance(parameter, spec.Number):
        unit = cues.unit_after(desk.original, mention.end, tuple(parameter.units))
        if unit and parameter.units[unit] != 1:
            value = mention.value * parameter.units[unit]
            result.notes.append(
                f"{label(parameter, capital=True)}: {shown(mention.value)} {unit} is {value:.4g} {parameter.unit}."
            )
            return value
    if isinstance(parameter, spec.Probability):
        value = mention.value
        if complement:
            result.notes.append(f"{label(parameter, capital=True)}: I took {1 - value:.4g}, which is 1 − {value:.4g}.")
            return round(1 - value, 9)
        return value
    return mention.value


def _by_order(parameters: list[spec.Parameter], rest: list[Mention], desk: Desk, result: Extraction) -> None:
    """Give bare numbers that no cue claims to the parameters that have none yet, in order."""
    # Whoever spells a list spells the rest too: "look up seven in one, three, seven, nine".
    bare = [
        each
        for each in rest
        if (each.kind not in _LOOSE_KINDS or (result.spelled and each.kind == "word"))
        and not (each.kind == "number" and _HOW_MANY.match(desk.original, each.end))
    ]
    for parameter in parameters:
        if parameter.name in result.values:
            continue
        fitting = [each for each in bare if _may_fill(parameter, each, desk)]
        if not fitting:
            continue
        bare.remove(fitting[0])
        desk.take(fitting[0].start, fitting[0].end)
        result.values[parameter.name] = fitting[0].value
        if len(parameters) > 1:
            unit = f" {parameter.unit}" if isinstance(parameter, spec.Number) and parameter.unit else ""
            result.notes.append(f"I read {shown(fitting[0].value)}{unit} as {label(parameter)}.")


def _may_fill(parameter: spec.Parameter, mention: Mention, desk: Desk) -> bool:
    if isinstance(parameter, spec.Probability):
        return True
    plain = mention.kind in ("number", "word")
    return plain and not (
        isinstance(parameter, spec.Number) and parameter.units and cues.common_unit_after(desk.original, mention.end)
    )


def _nodes(template: spec.Template, desk: Desk, result: Extraction) -> None:
    for parameter in _with(template, spec.Node):
        edges = result.values.get(parameter.graph) or result.defaults[parameter.graph]
        found = graphs.node_at(desk.text, parameter.cues, nodes_of(edges))
        if found:
            start, end, result.values[parameter.name] = found
            desk.take(start, end)


def _leftovers(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Tell what the prompt gives and the lesson has no place for."""
    text = desk.text
    shaped: list[tuple[Any, ...]] = [*matrices.matrices_in(text), *filter(None, [graphs.edges_in(text)])]
    if shaped:
        raise _no_place(template, text[shaped[0][0] : shaped[0][1]])
    complexes = formulas.complex_in(text)
    if complexes:
        raise _no_place(template, text[complexes[0][0] : complexes[0][1]])
    function = _left_function(text)
    if function:
        raise _no_place(template, function)
    for row in numbers.lists(text):
        if len(row.values) > 2 and len(row.items) > 2:  # noqa: PLR2004 - two numbers may be an ordinary pair
            raise _no_place(template, text[row.start : row.end])
    used = _flattened(result.values.values())
    rest = [each for each in numbers.mentions(text) if each.kind not in _LOOSE_KINDS and each.value not in used]
    for each in rest:
        unit = cues.common_unit_after(text, each.end)
        if unit and any(isinstance(parameter, spec.Number) and parameter.units for parameter in template.parameters):
            raise _no_place(template, f"{text[each.start : each.end]} {unit}")
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


def _no_place(template: spec.Template, given: str) -> ParameterError:
    wants = [label(parameter) for parameter in template.parameters]
    return ParameterError(
        f"“{template.title}” has no place for {quoted(given)}.",
        remedy=f"It can be given {listed(wants)}." if wants else "It has no values of its own to set.",
    )
