"""Keywords of a mobject that are a method's business: ``Circle(position=UP)`` is ``Circle().move_to(UP)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stitcher_lab.checking.containers import MOBJECT
from stitcher_lab.checking.fault import Edit
from stitcher_lab.checking.kinds import NUMBER

if TYPE_CHECKING:
    import ast

    from stitcher_lab.checking.script import Script

_METHODS = {
    "position": "move_to", "pos": "move_to", "location": "move_to", "center": "move_to", "at": "move_to",
    "point": "move_to", "coords": "move_to", "coordinates": "move_to", "shift": "shift", "offset": "shift",
    "scale": "scale", "scale_factor": "scale", "rotation": "rotate", "rotate": "rotate", "rotation_angle": "rotate",
    "angle": "rotate", "to_edge": "to_edge", "edge": "to_edge", "to_corner": "to_corner", "corner": "to_corner",
    "next_to": "next_to", "move_to": "move_to", "set_color": "set_color",
}  # fmt: skip
_OF_NUMBERS = frozenset({"scale", "rotate"})


def chained(script: Script, call: ast.Call, keyword: ast.keyword) -> tuple[tuple[Edit, ...], str] | None:
    """Move a keyword's value into a method that is called on what is made; ``None`` where it is no such keyword."""
    method = _METHODS.get(keyword.arg or "")
    kinds = script.kinds(call)
    if method is None or not kinds or not all(script.inference.is_instance(kind, MOBJECT) for kind in kinds):
        return None
    number = script.inference.infer(keyword.value) == frozenset({NUMBER})
    if number != (method in _OF_NUMBERS):
        return None
    written = f".{method}({script.text.written(keyword.value)})"
    end = script.text.end(call)
    return (script.text.argument_dropped(call, keyword), Edit(end, end, written)), written
