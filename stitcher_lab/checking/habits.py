"""Methods that only look: asked to glow, to be highlighted, to be fixed in the frame; and what is asked of a camera.

Each rule stands for a habit of those who write from memory. What is dropped only styles: the picture is still the one
that was described.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from stitcher_lab.checking.containers import MOBJECT
from stitcher_lab.checking.fault import Edit
from stitcher_lab.checking.kinds import Builder, Instance, Own
from stitcher_lab.checking.members import lacks, member

if TYPE_CHECKING:
    from collections.abc import Collection

    from stitcher_lab.checking.kinds import Kind
    from stitcher_lab.checking.script import Script

_SPACE = "manim.scene.three_d_scene.ThreeDScene"
_CAMERA = "manim.camera.three_d_camera.ThreeDCamera"
_NOTICED = re.compile(
    r"(?:highlight|indicate|glow|pulse|flash|blink|shine|emphasi[sz]e|accentuate|pop|light_up)"
    r"(?:_(?P<part>row|column|col|cell|entry|bar|line|vertex|node))?"
    r"(?:_(?:effect|animation|it|once|twice|text|in|out|on|up))?"
)
_WHERE = re.compile("highlight|indicate|emphasi[sz]e|accentuate")
_SHAKEN = re.compile(r"(?:bounce|shake|wiggle|jiggle|vibrate|wobble|tremble)")
# Parts that are asked for with a number, by class: what they are called.
_PARTS = {
    ("Table", "row"): "get_rows()[{} - 1]", ("Table", "column"): "get_columns()[{} - 1]",
    ("Table", "col"): "get_columns()[{} - 1]", ("Matrix", "row"): "get_rows()[{}]",
    ("Matrix", "column"): "get_columns()[{}]", ("Matrix", "col"): "get_columns()[{}]", ("BarChart", "bar"): "bars[{}]",
    ("Code", "line"): "code_lines[{} - 1]", ("GenericGraph", "vertex"): "vertices[{}]",
    ("GenericGraph", "node"): "vertices[{}]",
}  # fmt: skip
_STYLE = re.compile(
    r"(?:add|with|apply|enable|use|make)_(?:a_)?(?:drop_)?"
    r"(?:glow|shadow|gloss|blur|texture|gradient|outline|border|bold|italic|underline|shading|animation_style|rounded)\w*"
    r"|bold|italic|italici[sz]e|underline|underlined|shadow|blur|antialias|smooth_edges|round_corners|beautify|stylize"
)
_ANGLES = {"phi", "theta", "gamma", "zoom", "focal_distance"}
_SHORTEST = 3  # letters of an abbreviation


def noticed(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> tuple[Edit, ...]:
    """``self.play(table.highlight_row(2))`` -> ``self.play(Indicate(table.get_rows()[2 - 1]))``."""
    call = _call_of(script, node)
    match = _NOTICED.fullmatch(node.attr) or _SHAKEN.fullmatch(node.attr)
    if call is None or match is None or not _all_mobjects(script, kinds):
        return ()
    target = _without_animate(node.value)
    part = match.groupdict().get("part")
    written = script.text.written(target)
    if part:
        found = _part(script, kinds, part)
        if found is None or len(call.args) != 1 or "animate" in written:
            return ()
        written = f"{written}.{found.format(script.text.written(call.args[0]))}"
    elif call.args and _WHERE.match(node.attr):
        return ()  # of a part that nobody knows how to ask for
    color = next((script.text.written(item.value) for item in call.keywords if item.arg == "color"), "")
    if _is_played(script, call) and (target is not node.value or not _is_builder(kinds)):
        name = "Wiggle" if _SHAKEN.fullmatch(node.attr) else "Indicate"
        options = [script.text.written(item) for item in call.keywords if item.arg in ("color", "run_time")]
        options = [item for item in options if name == "Indicate" or not item.startswith("color")]
        return (script.text.replaced(call, f"{name}({', '.join([written, *options])})"),)
    statement = isinstance(script.scopes.parents.get(call), ast.Expr)
    if statement and not _is_builder(kinds) and node.attr.startswith(("highlight", "emphasi")):
        return (script.text.replaced(call, f"{written}.set_color({color or 'YELLOW'})"),)
    return () if part else _dropped(script, node, call)


def _part(script: Script, kinds: frozenset[Kind], part: str) -> str | None:
    for kind in kinds:
        mobject = kind.mobject if isinstance(kind, Builder) else kind
        for cls in script.reference.order(mobject.cls) if isinstance(mobject, Instance) else ():
            if found := _PARTS.get((cls.rpartition(".")[2], part)):
                return found
    return None


def styled(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> tuple[Edit, ...]:
    """Leave out ``.add_glow(…)``, ``.underline()``: what Manim cannot, and what only styles."""
    call = _call_of(script, node)
    if call is None or not _STYLE.fullmatch(node.attr) or not _all_mobjects(script, kinds):
        return ()
    if _is_played(script, call) and not _is_builder(kinds):
        return (script.text.replaced(call, f"Indicate({script.text.written(node.value)})"),)
    return _dropped(script, node, call)


def _dropped(script: Script, node: ast.Attribute, call: ast.Call) -> tuple[Edit, ...]:
    """Take a link out of a chain of methods; a statement that was nothing else becomes ``pass``."""
    if _is_played(script, call) and isinstance(node.value, ast.Attribute) and node.value.attr == "animate":
        return (script.text.replaced(call, f"Indicate({script.text.written(node.value.value)})"),)
    parent = script.scopes.parents.get(call)
    if isinstance(parent, ast.Expr) and isinstance(node.value, ast.Name | ast.Attribute | ast.Subscript):
        return (script.text.replaced(call, "pass"),)
    return (Edit(script.text.end(node.value), script.text.end(call), ""),)


def participle(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> tuple[Edit, ...]:
    """``wings.scaled(2)`` -> ``wings.copy().scale(2)``: the changed copy, not the change."""
    call = _call_of(script, node)
    if call is None or not node.attr.endswith("ed") or _is_builder(kinds) or not _all_mobjects(script, kinds):
        return ()
    stem = node.attr.removesuffix("ed")
    verbs = {"mirror": "flip", "move": "move_to", "recolor": "set_color", "color": "set_color", "translat": "shift"}
    for verb in (stem, f"{stem}e", stem[:-1], verbs.get(stem, "")):
        if verb and script.reference.method(MOBJECT, verb):
            return (script.text.attribute_renamed(node, f"copy().{verb}"),)
    return ()


def fixed(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> tuple[Edit, ...]:
    """``title.fix_in_frame()`` -> ``self.add_fixed_in_frame_mobjects(title)``, in a scene that has space."""
    call = _call_of(script, node)
    if call is None or node.attr not in ("fix_in_frame", "fixed_in_frame") or not _all_mobjects(script, kinds):
        return ()
    holder = script.scene_of(node)
    in_space = holder is not None and script.inference.classes.is_a(holder, _SPACE) is True
    parent = script.scopes.parents.get(call)
    if in_space and isinstance(parent, ast.Expr) and isinstance(node.value, ast.Name | ast.Attribute | ast.Subscript):
        written = f"self.add_fixed_in_frame_mobjects({script.text.written(node.value)})"
        return (script.text.replaced(call, written),)
    return _dropped(script, node, call)


def turned(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> tuple[Edit, ...]:
    """``self.camera.animate.set_phi(1)`` -> ``self.camera.phi_tracker.animate.set_value(1)``, in space."""
    method = script.scopes.parents.get(node)
    call = script.scopes.parents.get(method) if isinstance(method, ast.Attribute) else None
    if node.attr != "animate" or not isinstance(method, ast.Attribute) or not isinstance(call, ast.Call):
        return ()
    angle = method.attr.removeprefix("set_")
    cameras = all(isinstance(kind, Instance) and kind.cls == _CAMERA for kind in kinds)
    if not cameras or angle not in _ANGLES or call.keywords or len(call.args) != 1 or not _is_played(script, call):
        return ()
    return (script.text.replaced(method, f"{script.text.written(node.value)}.{angle}_tracker.animate.set_value"),)


def got(script: Script, node: ast.Attribute, kinds: frozenset[Kind], names: Collection[str]) -> tuple[Edit, ...]:
    """``gate.get_output()`` where there is ``gate.output``, and the other way round."""
    call = _call_of(script, node)
    plain = node.attr.removeprefix("get_")
    if plain != node.attr and plain in names and call is not None and not call.args and not call.keywords:
        is_method = any(_is_method(script, kind, plain) for kind in kinds)
        end = script.text.end(node if is_method else call)
        return (Edit(script.text.end(node) - len(node.attr.encode()), end, plain),)
    getters = f"get_{node.attr}" in names and all(_is_plain_getter(script, kind, node.attr) for kind in kinds)
    if call is None and getters:
        return (script.text.attribute_renamed(node, f"get_{node.attr}()"),)
    return ()


def _is_method(script: Script, kind: Kind, name: str) -> bool:
    if isinstance(kind, Own):
        return isinstance(script.inference.classes.member(kind.node, name), ast.FunctionDef)
    return isinstance(kind, Instance) and script.reference.method(kind.cls, name) is not None


def _is_plain_getter(script: Script, kind: Kind, name: str) -> bool:
    """Whether ``get_name`` needs nothing to be told."""
    if isinstance(kind, Own):
        found = script.inference.classes.member(kind.node, f"get_{name}")
        if isinstance(found, ast.FunctionDef):
            return len(found.args.args) - len(found.args.defaults) == 1
    signature = script.reference.method(kind.cls, f"get_{name}") if isinstance(kind, Instance) else None
    return signature is not None and not any(parameter.required for parameter in signature.parameters or ())


def abbreviated(node: ast.Attribute, kinds: frozenset[Kind], names: Collection[str], script: Script) -> str | None:
    """``node.val`` where the script's class has ``value`` alone that begins so, or the other way round."""
    if not all(isinstance(kind, Own) for kind in kinds) or "_" in node.attr or len(node.attr) < _SHORTEST:
        return None
    sources = [script.inference.classes.source(kind.node) for kind in kinds if isinstance(kind, Own)]
    own = {name for source in sources for name in source.attributes}
    near = [
        name for name in own & set(names)
        if "_" not in name and len(name) >= _SHORTEST and (name.startswith(node.attr) or node.attr.startswith(name))
    ]  # fmt: skip
    if len(near) != 1:
        return None
    parent = script.scopes.parents.get(node)
    if isinstance(parent, ast.Attribute):
        found = [one for kind in kinds for one in member(script.inference, kind, near[0]) or ()]
        if not found or all(lacks(script.inference, one, parent.attr) for one in found):
            return None  # it is something else
    return near[0]


# --------------------------------------------------------------------------------------------------------- questions


def _all_mobjects(script: Script, kinds: frozenset[Kind]) -> bool:
    found = [kind.mobject if isinstance(kind, Builder) else kind for kind in kinds]
    return bool(found) and all(script.inference.is_instance(kind, MOBJECT) for kind in found)


def _is_builder(kinds: frozenset[Kind]) -> bool:
    return any(isinstance(kind, Builder) for kind in kinds)


def _without_animate(node: ast.expr) -> ast.expr:
    return node.value if isinstance(node, ast.Attribute) and node.attr == "animate" else node


def _call_of(script: Script, node: ast.Attribute) -> ast.Call | None:
    parent = script.scopes.parents.get(node)
    return parent if isinstance(parent, ast.Call) and parent.func is node else None


def _is_played(script: Script, call: ast.Call) -> bool:
    parent = script.scopes.parents.get(call)
    return isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute) and parent.func.attr == "play"
