"""Single numbers taken from a prompt: by unit, by cue, and at last by order; and the names of nodes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stitcher_lab.templates import spec
from stitcher_lab.templates.findings import LOOSE_KINDS, RIGHT_BESIDE, WEAK, of_kind
from stitcher_lab.templates.graph_checks import nodes_of
from stitcher_lab.templates.reading import cues, graphs, numbers
from stitcher_lab.templates.wording import label, quoted, shown

if TYPE_CHECKING:
    from stitcher_lab.templates.findings import Extraction
    from stitcher_lab.templates.reading.numbers import Mention
    from stitcher_lab.templates.reading.text import Desk

# "Up to 100" is an end, not a value.
_BOUND = re.compile(r"\b(?:up to|at most|at least|more than|less than|within|only|fewer than)\s+\Z", re.IGNORECASE)


def take_scalars(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Take every number that some parameter has a place for."""
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
        if score < WEAK or at in used or parameter.name in result.values:
            continue
        used.add(at)
        desk.take(mention.start, mention.end)
        result.values[parameter.name] = _converted(desk, mention, parameter, result, complement=complement)
    _by_words(parameters, desk, result)
    _by_order(parameters, [each for at, each in enumerate(found) if at not in used], desk, result)


def _by_words(parameters: list[spec.Parameter], desk: Desk, result: Extraction) -> None:
    for parameter in parameters:
        if isinstance(parameter, spec.Number) and parameter.name not in result.values:
            for phrase, value in parameter.words.items():
                if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", desk.original, re.IGNORECASE):
                    unit = f" {parameter.unit}" if parameter.unit else ""
                    result.values[parameter.name] = value
                    result.notes.append(f"{label(parameter, capital=True)} {phrase}: {shown(value)}{unit}.")
                    break


def _score(desk: Desk, mention: Mention, parameter: spec.Parameter) -> float:
    score = cues.near(desk.original, mention, parameter)
    if mention.kind == "times":
        # "Pop twice" counts what is done; "computed twice" says nothing where nothing is counted by times.
        return score if "…times" in parameter.cues and score >= RIGHT_BESIDE else 0.0
    # A number word without a cue right beside it is ordinary language ("two neighbours", "one step").
    return 0.0 if mention.kind in LOOSE_KINDS and score < RIGHT_BESIDE else score


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
        if (each.kind not in LOOSE_KINDS or (result.spelled and each.kind == "word"))
        and not (each.kind == "number" and numbers.HOW_MANY.match(desk.original, each.end))
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
    if isinstance(parameter, spec.Number) and _BOUND.search(desk.original[: mention.start]):
        return False
    plain = mention.kind in ("number", "word")
    return plain and not (
        isinstance(parameter, spec.Number) and parameter.units and cues.common_unit_after(desk.original, mention.end)
    )


def take_nodes(template: spec.Template, desk: Desk, result: Extraction) -> None:
    """Take the names of nodes."""
    for parameter in of_kind(template, spec.Node):
        edges = result.values.get(parameter.graph) or result.defaults[parameter.graph]
        found = graphs.node_at(desk.text, parameter.cues, nodes_of(edges))
        if found:
            start, end, result.values[parameter.name] = found
            desk.take(start, end)
