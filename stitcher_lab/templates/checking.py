"""Whether values fit their parameters: each is taken, repaired with a sentence, or refused with one."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates import spec
from stitcher_lab.templates.checks import check
from stitcher_lab.templates.graph_checks import nodes_of
from stitcher_lab.templates.shelf import defaults
from stitcher_lab.templates.wording import label, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping


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
