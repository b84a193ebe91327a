"""Constants written as strings: ``to_edge("top")``, ``rate_func="smooth"``."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from stitcher_lab.checking.calls import signature_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.fault import Edit, Problem
    from stitcher_lab.checking.kinds import Kind
    from stitcher_lab.checking.script import Script

_DIRECTIONS = {
    "up": "UP", "down": "DOWN", "left": "LEFT", "right": "RIGHT", "top": "UP", "bottom": "DOWN", "above": "UP",
    "below": "DOWN", "center": "ORIGIN", "centre": "ORIGIN", "middle": "ORIGIN", "origin": "ORIGIN", "in": "IN",
    "out": "OUT", "ul": "UL", "ur": "UR", "dl": "DL", "dr": "DR", "upleft": "UL", "upright": "UR", "downleft": "DL",
    "downright": "DR", "topleft": "UL", "topright": "UR", "bottomleft": "DL", "bottomright": "DR", "upperleft": "UL",
    "upperright": "UR", "lowerleft": "DL", "lowerright": "DR",
}  # fmt: skip
# Parameters that take a direction and can do nothing with a string, by method or class.
_DIRECTED = {
    "Mobject.next_to": ("direction", "aligned_edge"), "Mobject.to_edge": ("edge",), "Mobject.to_corner": ("corner",),
    "Mobject.arrange": ("direction", "aligned_edge"), "Mobject.shift": ("*",), "Mobject.align_to": ("direction",),
    "Mobject.get_corner": ("direction",), "Mobject.get_edge_center": ("direction",), "Brace": ("direction",),
    "FadeIn": ("shift",), "FadeOut": ("shift",), "GrowFromEdge": ("edge",), "Mobject.move_to": ("point_or_mobject",),
}  # fmt: skip
_RATES = "manim.utils.rate_functions"


def quoted(script: Script, call: ast.Call, kind: Kind) -> Iterator[Problem]:
    """Find them."""
    for keyword in call.keywords:
        match keyword:
            case ast.keyword(arg="rate_func", value=ast.Constant(value=str(name)) as written):
                yield _rate(script, written, name)
    signature = signature_of(script, kind)
    wanted = _DIRECTED.get(signature.name, ()) if signature else ()
    if not wanted or signature is None:
        return
    places = [parameter.name for parameter in signature.parameters or () if parameter.kind in ("", "/")]
    given = dict(zip(places, call.args, strict=False)) | {item.arg: item.value for item in call.keywords if item.arg}
    for value in call.args if wanted == ("*",) else [given[name] for name in wanted if name in given]:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            direction = _DIRECTIONS.get(re.sub(r"[\s_-]", "", value.value.lower()))
            edits = (script.text.replaced(value, direction),) if direction else ()
            yield script.problem(value, "argument", signature.name, f"{signature.name} needs a direction, no string.",
                                 edits=edits)  # fmt: skip


def _rate(script: Script, value: ast.Constant, name: str) -> Problem:
    """A rate function by name; those that ``manim`` does not offer itself are in ``rate_functions``."""
    plain = re.sub(r"[\s-]", "_", name.lower())
    names = script.reference.modules.get(_RATES, {"names": {}})["names"]
    edits: tuple[Edit, ...] = ()
    if plain in names and not plain.startswith("_"):
        offered = plain in script.reference.modules["manim"]["names"]
        edits = (script.text.replaced(value, plain if offered else f"rate_functions.{plain}"),)
    return script.problem(value, "argument", "rate_func", "rate_func takes a function, no string.", edits=edits)
