"""Keywords that nothing takes, said the way that Manim has for them: axes' labels, corners, groups in a row, times."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking.containers import GROUPS, MOBJECT
from stitcher_lab.checking.fault import Edit
from stitcher_lab.checking.kinds import LIST, TUPLE, Builder, Called, ClassOf, Instance

if TYPE_CHECKING:
    from stitcher_lab.checking.kinds import Kind
    from stitcher_lab.checking.script import Script

_AXES = "manim.mobject.graphing.coordinate_systems.CoordinateSystem"
_LABELS = {
    "x_label": "x", "x_axis_label": "x", "x_title": "x", "xlabel": "x", "x_name": "x",
    "y_label": "y", "y_axis_label": "y", "y_title": "y", "ylabel": "y", "y_name": "y",
}  # fmt: skip
_CORNERS = frozenset({"points", "vertices", "corners", "vertex_list", "coords"})
_POLYGONS = frozenset({"Triangle", "Polygon", "Rectangle", "Square", "RegularPolygon", "Polygram"})
_ROW = frozenset({"direction", "buff", "aligned_edge", "center"})
TIMES = frozenset({"run_time", "rate_func", "lag_ratio", "duration"})
_SCENE = "manim.scene.scene.Scene"

Rewritten = tuple[tuple[Edit, ...], str]


def rewritten_keyword(script: Script, call: ast.Call, keyword: ast.keyword, kinds: frozenset[Kind]) -> Rewritten | None:
    """Say in Manim's way what the keyword asks for; ``None`` where it is none of these habits.

    ``kinds`` are those of what is called; empty for what the script defines itself.
    """
    rules = (_corners, _row, _labels, _of_axis, _time, _nothing) if kinds else (_nothing,)
    for rule in rules:
        found = rule(script, call, keyword, kinds)
        if found:
            return found
    return None


def _nothing(script: Script, call: ast.Call, keyword: ast.keyword, _: frozenset[Kind]) -> Rewritten | None:
    """``grid=None``: what is not taken and not wanted."""
    if isinstance(keyword.value, ast.Constant) and (keyword.value.value is None or keyword.value.value is False):
        return (script.text.argument_dropped(call, keyword),), f"without {keyword.arg}"
    return None


def _corners(script: Script, call: ast.Call, keyword: ast.keyword, kinds: frozenset[Kind]) -> Rewritten | None:
    """``Triangle(points=[a, b, c])`` -> ``Polygon(*[a, b, c])``."""
    names = {kind.cls.rpartition(".")[2] for kind in kinds if isinstance(kind, ClassOf)}
    if keyword.arg not in _CORNERS or len(names) != len(kinds) or not names <= _POLYGONS:
        return None
    held = script.inference.infer(keyword.value)
    lists = held and all(isinstance(kind, Instance) and kind.cls in (LIST, TUPLE) for kind in held)
    if not lists or call.args or not isinstance(call.func, ast.Name):
        return None
    first = call.keywords[0] is keyword
    written = f"*{script.text.written(keyword.value)}"
    name = script.text.replaced(call.func, "Polygon")
    if first:
        return (name, script.text.replaced(keyword, written)), "Polygon"
    start = script.text.start(call.keywords[0])
    dropped = script.text.argument_dropped(call, keyword)
    return (name, Edit(start, start, f"{written}, "), dropped), "Polygon"


def _row(script: Script, call: ast.Call, keyword: ast.keyword, kinds: frozenset[Kind]) -> Rewritten | None:
    """``VGroup(a, b, direction=DOWN, buff=1)`` -> ``VGroup(a, b).arrange(direction=DOWN, buff=1)``."""
    groups = all(isinstance(kind, ClassOf) and kind.cls in GROUPS for kind in kinds)
    wanted = [item for item in call.keywords if item.arg in _ROW]
    if not groups or keyword not in wanted or not any(item.arg == "direction" for item in wanted):
        return None
    if call.keywords[-len(wanted) :] != wanted or not call.args:
        return None
    options = ", ".join(script.text.written(item) for item in wanted)
    before = call.args[-1] if len(wanted) == len(call.keywords) else call.keywords[-len(wanted) - 1]
    start, end = script.text.end(before), script.text.end(call)
    return (Edit(start, end, f").arrange({options})"),), f".arrange({options})"


def _labels(script: Script, call: ast.Call, keyword: ast.keyword, kinds: frozenset[Kind]) -> Rewritten | None:
    """``axes = Axes(…, x_label="t")`` -> ``axes = Axes(…)`` and ``axes.add(axes.get_x_axis_label(Text("t")))``."""
    axis = _LABELS.get(keyword.arg or "")
    if axis is None or not all(isinstance(k, ClassOf) and script.reference.is_a(k.cls, _AXES) for k in kinds):
        return None
    statement = script.scopes.parents.get(call)
    value = keyword.value
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1 or statement.value is not call:
        return None
    target = statement.targets[0]
    text = isinstance(value, ast.Constant) and isinstance(value.value, str)
    if not isinstance(target, ast.Name | ast.Attribute) or not (text or isinstance(value, ast.Call)):
        return None
    name, label = script.text.written(target), script.text.written(value)
    label = f"Text({label}, font_size=28)" if text else label
    end = script.text.end(statement)
    code = f"{name}.add({name}.get_{axis}_axis_label({label}))"
    added = Edit(end, end, f"\n{' ' * statement.col_offset}{code}")
    return (script.text.argument_dropped(call, keyword), added), code


def _of_axis(script: Script, call: ast.Call, keyword: ast.keyword, kinds: frozenset[Kind]) -> Rewritten | None:
    """``Axes(include_numbers=True)`` -> ``Axes(axis_config={"include_numbers": True})``."""
    if not all(isinstance(kind, ClassOf) and script.reference.is_a(kind.cls, _AXES) for kind in kinds):
        return None
    line = script.reference.find("NumberLine")
    parameters = {parameter.name for parameter in (line.parameters or ())} if line else set()
    if keyword.arg not in parameters | {"stroke_width", "numbers_to_exclude"}:
        return None
    entry = f'"{keyword.arg}": {script.text.written(keyword.value)}'
    config = next((item for item in call.keywords if item.arg == "axis_config"), None)
    if config is None:
        written = f"axis_config={{{entry}}}"
        return (script.text.replaced(keyword, written),), written
    if not isinstance(config.value, ast.Dict):
        return None
    start = script.text.start(config.value) + 1
    comma = ", " if config.value.keys else ""
    return (Edit(start, start, f"{entry}{comma}"), script.text.argument_dropped(call, keyword)), entry


def _time(script: Script, call: ast.Call, keyword: ast.keyword, kinds: frozenset[Kind]) -> Rewritten | None:
    """Times where none passes: moved to ``.animate(…)``, or left out."""
    receivers = [kind.receiver for kind in kinds if isinstance(kind, Called)]
    if keyword.arg not in TIMES or len(receivers) != len(kinds):
        return None
    if all(isinstance(receiver, Builder) for receiver in receivers):
        inner: ast.expr = call.func
        while isinstance(inner, ast.Call | ast.Attribute) and not _is_animate(inner):
            inner = inner.func if isinstance(inner, ast.Call) else inner.value
        if _is_animate(inner) and not isinstance(script.scopes.parents.get(inner), ast.Call):
            place = script.text.end(inner)
            name = "run_time" if keyword.arg == "duration" else keyword.arg
            written = f"({name}={script.text.written(keyword.value)})"
            return (Edit(place, place, written), script.text.argument_dropped(call, keyword)), f".animate{written}"
    still = all(script.inference.is_instance(kind, base) for kind in receivers for base in [_base_of(script, kind)])
    if still:
        return (script.text.argument_dropped(call, keyword),), f"without {keyword.arg}"
    return None


def _base_of(script: Script, kind: Kind | None) -> str:
    return _SCENE if script.inference.is_instance(kind, _SCENE) else MOBJECT


def _is_animate(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "animate"
