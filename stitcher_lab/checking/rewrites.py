"""Attributes that nothing has, written the way Manim says the same thing.

Each rule stands for a habit: an animation asked for as a method, a list treated as a group, a camera as its frame.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking import habits
from stitcher_lab.checking.containers import GROUPS, MOBJECT, element
from stitcher_lab.checking.fault import Edit
from stitcher_lab.checking.kinds import ARRAY, LIST, TUPLE, Builder, Instance, Own

if TYPE_CHECKING:
    from stitcher_lab.checking.kinds import Kind
    from stitcher_lab.checking.script import Script

_VMOBJECT = "manim.mobject.types.vectorized_mobject.VMobject"
_ANIMATION = "manim.animation.animation.Animation"
_SCENE = "manim.scene.scene.Scene"
_CAMERA = "manim.camera.camera.Camera"
_FRAME = "manim.mobject.frame.ScreenRectangle"
_COORDINATES = {"x": "[0]", "y": "[1]", "z": "[2]", "get_x": "[0]", "get_y": "[1]", "get_z": "[2]"}
_OPTIONS = frozenset({"run_time", "rate_func", "lag_ratio"})
# What a scene was asked for before cameras had frames.
_FRAMES = frozenset({"frame", "camera_frame"})
# Words for an animation that Manim calls otherwise.
_OTHER_WORDS = {
    "draw": "Create", "appear": "FadeIn", "show": "FadeIn", "disappear": "FadeOut", "hide": "FadeOut",
    "grow": "GrowFromCenter", "pop_in": "GrowFromCenter", "morph": "Transform", "type": "Write", "erase": "Uncreate",
    "fade": "FadeOut", "undraw": "Uncreate", "reveal": "FadeIn", "spin": "Rotate", "vanish": "FadeOut",
    "zoom_in": "GrowFromCenter", "pop_out": "ShrinkToCenter", "shrink": "ShrinkToCenter", "animate_create": "Create",
}  # fmt: skip


def rewritten(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> tuple[Edit, ...]:
    """Say the same in Manim's way; empty where it is not clear how."""
    for rule in (
        _timed, _point, _camera_frame, _scene_frame, _group, habits.turned, habits.noticed, _animation, _played,
        habits.styled, habits.participle, habits.fixed,
    ):  # fmt: skip
        found = rule(script, node, kinds)
        if found:
            return found
    return ()


def _timed(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> tuple[Edit, ...]:
    """``circle.animate.shift(UP).run_time(2)`` -> ``circle.animate(run_time=2).shift(UP)``."""
    call = _call_of(script, node)
    option = node.attr.removeprefix("set_").removeprefix("with_")
    if call is None or len(call.args) != 1 or call.keywords or option not in _OPTIONS:
        return ()
    if not all(isinstance(kind, Builder) for kind in kinds):
        return ()
    inner: ast.expr = node.value
    while isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute):
        inner = inner.func.value
    if not isinstance(inner, ast.Attribute) or inner.attr != "animate":
        return ()
    place = script.text.end(inner)
    written = f"({option}={script.text.written(call.args[0])})"
    return (Edit(place, place, written), Edit(script.text.end(node.value), script.text.end(call), ""))


def _point(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> tuple[Edit, ...]:
    """``point.x`` -> ``point[0]``."""
    index = _COORDINATES.get(node.attr)
    call = _call_of(script, node)
    if index is None or not all(isinstance(kind, Instance) and kind.cls == ARRAY.cls for kind in kinds):
        return ()
    if call is not None and (call.args or not node.attr.startswith("get_")):
        return ()
    end = script.text.end(call or node)
    return (Edit(script.text.end(node.value), end, index),)


def _camera_frame(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> tuple[Edit, ...]:
    """``self.camera.animate`` -> ``self.camera.frame.animate``."""
    three = "manim.camera.three_d_camera.ThreeDCamera"
    cameras = all(
        isinstance(kind, Instance) and script.reference.is_a(kind.cls, _CAMERA) and kind.cls != three for kind in kinds
    )
    if not cameras or not (node.attr == "animate" or script.reference.method(_FRAME, node.attr)):
        return ()
    return (Edit(script.text.end(node.value), script.text.end(node.value), ".frame"),)


def _scene_frame(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> tuple[Edit, ...]:
    """``self.frame`` -> ``self.camera.frame``."""
    if node.attr not in _FRAMES or not _on_scene(script, kinds):
        return ()
    return (script.text.attribute_renamed(node, "camera.frame"),)


def _group(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> tuple[Edit, ...]:
    """``dots.arrange(RIGHT)``, where dots is a list -> ``VGroup(*dots).arrange(RIGHT)``."""
    if not all(isinstance(kind, Instance) and kind.cls in (LIST, TUPLE) for kind in kinds):
        return ()
    held = element(script.inference.held(node.value), script.inference)
    if not held or not (node.attr == "animate" or script.reference.method(GROUPS[0], node.attr)):
        return ()
    for name, base in (("VGroup", _VMOBJECT), ("Group", MOBJECT)):
        if all(script.inference.is_instance(kind, base) for kind in held):
            return (script.text.replaced(node.value, f"{name}(*{script.text.written(node.value)})"),)
    return ()


def _animation(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> tuple[Edit, ...]:
    """``self.play(circle.fade_in())`` -> ``self.play(FadeIn(circle))``."""
    call = _call_of(script, node)
    name = _animation_named(script, node.attr)
    if call is None or name is None or call.args or not _is_played(script, call):
        return ()
    target = node.value
    if all(isinstance(kind, Builder) for kind in kinds) and isinstance(target, ast.Attribute):
        target = target.value
    elif not all(script.inference.is_instance(kind, MOBJECT) for kind in kinds):
        return ()
    options = "".join(f", {script.text.written(keyword)}" for keyword in call.keywords if keyword.arg == "run_time")
    return (script.text.replaced(call, f"{name}({script.text.written(target)}{options})"),)


def _played(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> tuple[Edit, ...]:
    """``self.fade_in(circle)`` -> ``self.play(FadeIn(circle))``."""
    call = _call_of(script, node)
    name = _animation_named(script, node.attr)
    if call is None or name is None or not call.args or not _on_scene(script, kinds):
        return ()
    if not all(_is_mobject(script, argument) for argument in call.args):
        return ()
    first = script.text.written(call)
    arguments = first[first.index("(", len(script.text.written(node))) + 1 : -1]
    return (script.text.replaced(call, f"{script.text.written(node.value)}.play({name}({arguments}))"),)


def _is_mobject(script: Script, node: ast.expr) -> bool:
    kinds = script.kinds(node)
    return bool(kinds) and all(script.inference.is_instance(kind, MOBJECT) for kind in kinds)


def _on_scene(script: Script, kinds: frozenset[Kind]) -> bool:
    return all(isinstance(kind, Own) and script.inference.is_instance(kind, _SCENE) for kind in kinds)


def _call_of(script: Script, node: ast.Attribute) -> ast.Call | None:
    parent = script.scopes.parents.get(node)
    return parent if isinstance(parent, ast.Call) and parent.func is node else None


def _is_played(script: Script, call: ast.Call) -> bool:
    """Whether what a call gives is handed to ``play``."""
    parent = script.scopes.parents.get(call)
    return isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute) and parent.func.attr == "play"


def _animation_named(script: Script, method: str) -> str | None:
    """``fade_in`` -> ``FadeIn``: the animation of that name, which a mobject is all that it needs."""
    name = "".join(part.capitalize() for part in method.split("_"))
    for candidate in (name, _OTHER_WORDS.get(method, "")):
        cls = script.reference.class_named(candidate) if candidate else None
        if cls and script.reference.is_a(cls, _ANIMATION):
            signature = script.reference.constructor(cls)
            parameters = (signature.parameters or ()) if signature else ()
            if sum(parameter.required for parameter in parameters) <= 1:
                return candidate
    return None
