"""Lessons that need no model: found by what a prompt means, filled with the values it gives.

::

    found = match("binary search for 42 in 3, 9, 17, 42")    # the template, its parameters, how sure
    script = fill(found.template, found.parameters, notes=found.notes)

Nothing here imports Manim; NumPy, SymPy and the embedding model are imported when a prompt needs them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stitcher_lab.templates.extraction import extract
    from stitcher_lab.templates.filling import fill
    from stitcher_lab.templates.matching import Match, match
    from stitcher_lab.templates.settings import describe, parse_settings
    from stitcher_lab.templates.shelf import catalogue, defaults, get, poster, problems, source
    from stitcher_lab.templates.spec import Template, Values

_HOMES = {
    "catalogue": "shelf",
    "defaults": "shelf",
    "get": "shelf",
    "poster": "shelf",
    "problems": "shelf",
    "source": "shelf",
    "extract": "extraction",
    "fill": "filling",
    "Match": "matching",
    "match": "matching",
    "describe": "settings",
    "parse_settings": "settings",
    "Template": "spec",
    "Values": "spec",
}

__all__ = [
    "Match",
    "Template",
    "Values",
    "catalogue",
    "defaults",
    "describe",
    "extract",
    "fill",
    "get",
    "match",
    "parse_settings",
    "poster",
    "problems",
    "source",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
