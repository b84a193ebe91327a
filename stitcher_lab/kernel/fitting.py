"""Values of one's own without a model: they go into the one parameter of a ready-made lesson that takes such values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import StitcherError
from stitcher_lab.kernel.faults import StitchError, as_cell_error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.kernel.client import Client
    from stitcher_lab.templates.spec import Parameter, Template

_MODEL = "To show any values in any way, connect a language model; docs/models.md says how."
_CAPTION = "LABEL"
_EDGE = (2, 3)  # from, to, and how far


def model_writes(client: Client, options: Mapping[str, Any]) -> bool:
    """Whether a model will write this lesson: then it is told the values as they are."""
    if options.get("template"):
        return False
    return bool(options.get("model") or client.status().get("model", {}).get("configured"))


def fit(prompt: str, values: Mapping[str, Any], options: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Find the lesson for ``prompt`` and put ``values`` into it; returns the job's options, and sentences about it.

    Raises
    ------
    stitcher_lab.kernel.faults.StitchError
        No lesson fits the prompt, or the lesson takes no such values.

    """
    from stitcher_lab import templates  # noqa: PLC0415 - only where there is no model
    from stitcher_lab.templates import spec  # noqa: PLC0415

    try:
        named = options.get("template")
        template = templates.get(named) if named else templates.match(prompt).template
        pairs = _pairs(template, values)
        texts = {parameter.name: as_typed(value) for parameter, value in pairs}
        caption = next((each for each in template.parameters if each.name == _CAPTION), None)
        if isinstance(caption, spec.Text) and len(values) == 1 and _CAPTION not in texts:
            # The lesson can say what its values are: what the notebook calls them.
            texts[_CAPTION] = next(iter(values)).replace("_", " ").strip()[: caption.max_length]
        # Read here as the job will, so that a value that makes no sense is told before any work.
        settled, _ = templates.parse_settings(template, texts)
    except StitchError:
        raise
    except StitcherError as error:
        told = as_cell_error(error)
        told.remedy = f"{told.remedy} {_MODEL}".strip()
        raise told from None
    notes = [f"{parameter.description.rstrip('.')}: {_short(settled[parameter.name])}." for parameter, _ in pairs]
    return {**options, "template": template.id, "values": texts}, notes


def _pairs(template: Template, values: Mapping[str, Any]) -> list[tuple[Parameter, Any]]:
    """Give each value a parameter: the one of its name, else the only one that takes its kind."""
    pairs: list[tuple[Parameter, Any]] = []
    for name, value in values.items():
        plain = _column(value)
        free = [each for each in template.parameters if each not in [taken for taken, _ in pairs]]
        named = [each for each in free if each.name.lower() == name.lower()]
        named = named or [each for each in free if _is_called(each, name) and _takes(each, plain)]
        fitting = named or [each for each in free if _takes(each, plain)]
        if not fitting:
            raise _no_place(template, name, plain)
        if len(fitting) > 1 and not named and "number" in _kinds(plain):
            which = ", ".join(f"{each.name.lower()} ({each.description.rstrip('.')})" for each in fitting)
            raise StitchError(
                f"The lesson “{template.title}” takes several numbers, and {name} could be any of them.",
                remedy=f"Say which one it is, such as --data {fitting[0].name.lower()}={name}. There are: {which}.",
            )
        pairs.append((fitting[0], plain))
    return pairs


def _is_called(parameter: Parameter, name: str) -> bool:
    words = {cue.strip("…") for cue in parameter.cues}
    return name.lower() in words or name.lower().replace("_", " ") in words


def _column(value: Any) -> Any:
    """A table of one column is that column."""
    if isinstance(value, dict) and len(value) == 1 and isinstance(only := next(iter(value.values())), list):
        return only
    return value


def _kinds(value: Any) -> set[str]:  # noqa: PLR0911 - one line per kind
    """What a value could be."""
    if isinstance(value, bool) or value is None:
        return set()
    if isinstance(value, int | float):
        return {"number"}
    if isinstance(value, str):
        return {"text"}
    if not isinstance(value, list) or not value:
        return set()
    if all(isinstance(row, list) and row and all(_is_number(each) for each in row) for row in value):
        return {"matrix"}
    if all(isinstance(row, list) and len(row) in _EDGE and _is_node(row[0]) and _is_node(row[1]) for row in value):
        return {"graph"}
    if all(_is_number(each) for each in value):
        return {"numbers", "words"} if all(float(each).is_integer() for each in value) else {"fractions"}
    return {"words"} if all(isinstance(each, str | int) for each in value) else set()


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_node(value: Any) -> bool:
    return isinstance(value, str)


def _takes(parameter: Parameter, value: Any) -> bool:
    from stitcher_lab.templates import spec  # noqa: PLC0415

    kinds = _kinds(value)
    table: tuple[tuple[str, type | tuple[type, ...]], ...] = (
        ("numbers", spec.IntList),
        ("words", spec.ItemList),
        ("number", (spec.Number, spec.Count, spec.Probability)),
        ("matrix", spec.Matrix),
        ("graph", spec.Graph),
        ("text", (spec.Function, spec.Text, spec.Choice, spec.Node)),
    )
    if "fractions" in kinds and isinstance(parameter, spec.IntList):
        return not parameter.whole
    return any(kind in kinds and isinstance(parameter, takers) for kind, takers in table)


def _no_place(template: Template, name: str, value: Any) -> StitchError:
    if isinstance(value, list) and None in value:
        why = f"{name} has values that are missing, and a lesson needs all of them."
        remedy = f"Leave them out first, such as: {name} = [x for x in {name} if x is not None]."
    elif "fractions" in _kinds(value):
        why = f"The lesson “{template.title}” works on whole numbers, and {name} has others."
        remedy = "Round them first, such as: marks = [round(x) for x in marks]."
    elif isinstance(value, dict):
        why = f"{name} has several parts, and the lesson “{template.title}” takes none such."
        remedy = f'Name one column, such as --data {name}["{next(iter(value), "column")}"].'
    else:
        why = f"The lesson “{template.title}” has no place for {name}."
        remedy = _lessons_for(value)
    return StitchError(why, remedy=f"{remedy} {_MODEL}".strip())


def _lessons_for(value: Any) -> str:
    """Which lessons take such a value."""
    from stitcher_lab import templates  # noqa: PLC0415

    found = [
        each.title for each in templates.catalogue() if any(_takes(parameter, value) for parameter in each.parameters)
    ]
    return f"These lessons take such values: {', '.join(found)}." if found else ""


def as_typed(value: Any) -> str:
    """Write a value the way it would be typed into ``--set``."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list) and value and all(isinstance(row, list) for row in value):
        if "graph" in _kinds(value):
            return ", ".join(f"{row[0]}-{row[1]}" + (f" {as_typed(row[2])}" if len(row) == _EDGE[1] else "")
                             for row in value)  # fmt: skip
        return "[" + ", ".join(f"[{as_typed(row)}]" for row in value) + "]"
    if isinstance(value, list):
        return ", ".join(as_typed(each) for each in value)
    return str(value)


def _short(value: Any) -> str:
    from stitcher_lab.templates.settings import as_text  # noqa: PLC0415

    text = as_text(value)
    return text if len(text) <= 100 else f"{text[:99].rstrip(', ')} …"  # noqa: PLR2004 - what fits on a line
