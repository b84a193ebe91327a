"""From a template and values to a script: only the literals at the top of the scene file are replaced."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import ParameterError
from stitcher_lab.model import Script
from stitcher_lab.templates import literals, scene_file
from stitcher_lab.templates.checking import settle
from stitcher_lab.templates.shelf import source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stitcher_lab.templates.spec import Template


def fill(
    template: Template,
    parameters: Mapping[str, Any] | None = None,
    *,
    notes: Sequence[str] = (),
    script: str | None = None,
) -> Script:
    """Write values into a template's scene file.

    Parameters
    ----------
    template
        Which lesson.
    parameters
        Values by constant name, in the shapes of :mod:`stitcher_lab.templates.spec`; what is missing keeps its
        default. They are checked, and repaired where that is possible.
    notes
        Sentences for the user that the values already carry; those of repairs made here are added.
    script
        A copy of the scene file that someone has edited, to be filled instead of the one that is shipped.

    Returns
    -------
    Script
        The scene file with comments and layout as they were; ``parameters`` holds every value.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        A value does not fit, or the template has no parameter of that name.
    stitcher_lab.errors.ScriptError
        ``script`` is not Python or lacks one of the constants.

    """
    text = source(template.id) if script is None else script
    values, more = settle(template, parameters or {}, script=text)
    text = replace(text, values)
    return Script(
        source=text,
        scenes=scene_file.read(text).scenes,
        title=template.title,
        origin=f"template:{template.id}",
        parameters=dict(values),
        notes=tuple(dict.fromkeys((*notes, *more))),
    )


def replace(script: str, values: Mapping[str, Any]) -> str:
    """Return ``script`` with the literals of the named constants replaced; equal values are left as written.

    Raises
    ------
    stitcher_lab.errors.ParameterError
        The script has no such constant.

    """
    constants = scene_file.read(script).constants
    unknown = [name for name in values if name not in constants]
    if unknown:
        raise ParameterError(f"The script has no constant called {unknown[0]}.")
    text = script
    for constant in sorted((constants[name] for name in values), key=lambda constant: -constant.start):
        value = values[constant.name]
        if repr(value) == repr(constant.value):
            continue
        column = constant.start - (script.rfind("\n", 0, constant.start) + 1)
        literal = literals.write(value, column)
        if repr(ast.literal_eval(literal)) != repr(value):  # pragma: no cover - a last guard, see the tests
            raise ParameterError(f"The value of {constant.name} cannot be written down exactly.")
        text = text[: constant.start] + literal + text[constant.end :]
    return text
