"""Scenes that use what only another kind of scene has: a camera frame, a camera in space."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking.kinds import Instance, Own

if TYPE_CHECKING:
    from stitcher_lab.checking.fault import Edit, Problem
    from stitcher_lab.checking.kinds import Kind
    from stitcher_lab.checking.script import Script

_BASES = ("MovingCameraScene", "ThreeDScene", "ZoomedScene")
_CAMERA = "manim.camera.camera.Camera"


def wrong_base(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> Problem | None:
    """Say which scene has the attribute, where it is one of a scene or its camera."""
    holder = script.scene_of(node)
    if holder is None:
        return None
    wanted = None
    if all(isinstance(kind, Own) for kind in kinds) and isinstance(node.value, ast.Name):
        wanted = _having(script, node.attr)
    elif all(isinstance(kind, Instance) and script.reference.is_a(kind.cls, _CAMERA) for kind in kinds):
        wanted = _having_camera(script, node.attr)
    scene = "manim.scene.scene.Scene"
    if wanted is None or script.inference.classes.is_a(holder, scene) is not True:
        return None
    edits = _rebased(script, holder, wanted)
    return script.problem(
        node, "scene_base", node.attr,
        f"{holder.name} has no {node.attr}: that belongs to a {wanted}.",
        nearest=(wanted,), edits=edits, mended=f"class {holder.name}({wanted})",
    )  # fmt: skip


def _qualified(script: Script, base: str) -> str:
    return script.reference.class_named(base) or ""


def _having(script: Script, name: str) -> str | None:
    for base in _BASES:
        if script.reference.order(_qualified(script, base)) and script.reference.has(_qualified(script, base), name):
            return base
    return None


def _having_camera(script: Script, name: str) -> str | None:
    for base in _BASES:
        types = script.reference.attribute_types(_qualified(script, base), "camera")
        if types and all(script.reference.has(camera, name) for camera in types):
            return base
    return None


def _rebased(script: Script, holder: ast.ClassDef, wanted: str) -> tuple[Edit, ...]:
    """Give the scene the base that it needs, where it has none that would not go with it."""
    if len(holder.bases) != 1 or not isinstance(holder.bases[0], ast.Name):
        return ()
    base = holder.bases[0]
    reachable = script.scopes.module.find(wanted) is not None or any(
        wanted in script.inference.modules.given_by_star(binding.node[0].module or "")
        for binding in script.scopes.module.bindings.get("*", ())
    )
    edits: list[Edit] = [] if reachable else [script.import_added(f"from manim import {wanted}")]
    if base.id == "Scene":
        return (script.text.replaced(base, wanted), *edits)
    if base.id in ("VoiceoverScene", "Lesson"):
        return (script.text.replaced(base, f"{base.id}, {wanted}"), *edits)
    return ()
