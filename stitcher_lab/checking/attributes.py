"""Attributes and methods that there are none of."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from stitcher_lab.checking import scene_bases
from stitcher_lab.checking.kinds import (
    Builder,
    ClassOf,
    Generated,
    Instance,
    ModuleOf,
    Own,
    OwnClass,
    Super,
)
from stitcher_lab.checking.members import lacks, member
from stitcher_lab.checking.renames import renamed_in_module, renamed_member
from stitcher_lab.checking.rewrites import rewritten
from stitcher_lab.checking.wording import synonym
from stitcher_lab.reference.likeness import nearest, slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.fault import Edit, Problem
    from stitcher_lab.checking.kinds import Kind
    from stitcher_lab.checking.script import Script


def missing(script: Script) -> Iterator[Problem]:
    """Find attributes that nothing of the kind has."""
    for node in script.nodes:
        if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Load):
            continue
        kinds = script.kinds(node.value)
        if not kinds or node.attr in script.inference.given.names:
            continue
        lacking = all(lacks(script.inference, kind, node.attr) for kind in kinds)
        if lacking or all(_is_made_up_in_vain(script, node, kind) for kind in kinds):
            yield _problem(script, node, kinds)


def _is_made_up_in_vain(script: Script, node: ast.Attribute, kind: Kind) -> bool:
    """Whether Manim would make up a getter of this name that fails when it is called."""
    parent = script.scopes.parents.get(node)
    if not node.attr.startswith("get_") or not isinstance(parent, ast.Call) or parent.func is not node:
        return False
    kinds = member(script.inference, kind, node.attr)
    if not kinds or not all(isinstance(found, Generated) for found in kinds):
        return False
    target = kind.mobject if isinstance(kind, Builder) else kind
    wanted = node.attr.removeprefix("get_")
    return bool(parent.args or parent.keywords) or (
        wanted not in script.inference.given.names and lacks(script.inference, target, wanted)
    )


def _problem(script: Script, node: ast.Attribute, kinds: frozenset[Kind]) -> Problem:
    described = {describe(kind) for kind in kinds}
    holder = " or ".join(sorted(described))
    based = scene_bases.wrong_base(script, node, kinds)
    if based is not None:
        return based
    names = set.intersection(*(names_of(script, kind) for kind in kinds)) - {node.attr}
    near = nearest(node.attr, names)
    return script.problem(
        node, "attribute", f"{holder}.{node.attr}", f"{holder} has no {node.attr}.",
        signature=_signature(script, kinds, near[0]) if near else "",
        nearest=near,
        edits=tuple(_mended(script, node, kinds, names)),
    )  # fmt: skip


def describe(kind: Kind) -> str:
    """Name a kind for a person."""
    match kind:
        case Instance(cls=cls) | ClassOf(cls=cls):
            name = cls.rpartition(".")[2]
            return {"float64": "a number", "ndarray": "a point or array"}.get(name, name)
        case Own(node=node) | OwnClass(node=node) | Super(node=node):
            return node.name
        case ModuleOf(name=name):
            return name
        case Builder(mobject=mobject):
            return describe(mobject)
    return "it"


def classes_of(script: Script, kind: Kind) -> list[str]:
    """Name the installed classes of a kind, itself first."""
    match kind:
        case Instance(cls=cls) | ClassOf(cls=cls):
            return script.reference.order(cls)
        case Own(node=node) | OwnClass(node=node) | Super(node=node):
            return [cls for cls in script.inference.classes.order(node) if isinstance(cls, str)]
        case Builder(mobject=mobject):
            return classes_of(script, mobject)
    return []


def names_of(script: Script, kind: Kind) -> set[str]:
    """Public attributes of a kind."""
    match kind:
        case ModuleOf(name=name):
            return set(script.inference.modules.names(name))
        case Own(node=node) | OwnClass(node=node) | Super(node=node):
            found = script.inference.classes.names(node)
        case Builder(mobject=mobject):
            return names_of(script, mobject)
        case _:
            found = {name for cls in classes_of(script, kind)[:1] for name in script.reference.attributes(cls)}
    return {name for name in found if not name.startswith("_")}


def _signature(script: Script, kinds: frozenset[Kind], name: str) -> str:
    for kind in kinds:
        for cls in classes_of(script, kind)[:1]:
            found = script.reference.method(cls, name)
            if found:
                return str(found)
    return ""


def _mended(script: Script, node: ast.Attribute, kinds: frozenset[Kind], names: set[str]) -> Iterator[Edit]:
    for kind in kinds:
        if isinstance(kind, ModuleOf):
            yield from _mended_in_module(script, node, kind.name, names)
            return
    parent = script.scopes.parents.get(node)
    call = parent if isinstance(parent, ast.Call) and parent.func is node else None
    asked = [f"{node.attr}(…)"] * bool(call and call.args) + [node.attr]
    for name in asked:
        renamed = {renamed_member(classes_of(script, kind), name) for kind in kinds}
        found = next(iter(renamed)) if len(renamed) == 1 else None
        if found and re.split(r"[(\[]", found)[0] in names:
            yield from _renamed(script, node, call, found)
            return
    edits = rewritten(script, node, kinds)
    near = slip(node.attr, names) or synonym(node.attr, names)
    if near and not edits:
        edits = (script.text.attribute_renamed(node, near),)
    yield from edits


def _renamed(script: Script, node: ast.Attribute, call: ast.Call | None, written: str) -> Iterator[Edit]:
    """Write a new name, or a whole call such as ``get_rows()[{0}]`` with the arguments in their places."""
    edit = script.text.attribute_renamed(node, written)
    if written.isidentifier():
        yield edit
    elif written.endswith("]") and "{" not in written:
        if call is None or not (call.args or call.keywords):
            yield type(edit)(edit.start, script.text.end(call or node), written)
    elif call is None:
        if written.endswith("()"):
            yield edit
    elif written.endswith("()"):
        yield script.text.attribute_renamed(node, written.removesuffix("()"))
    elif not call.keywords and len(call.args) == written.count("{"):
        arguments = [script.text.written(argument) for argument in call.args]
        yield type(edit)(edit.start, script.text.end(call), written.format(*arguments))


def _mended_in_module(script: Script, node: ast.Attribute, module: str, names: set[str]) -> Iterator[Edit]:
    renamed = renamed_in_module(module, node.attr)
    if renamed == "math":
        yield script.text.replaced(node, "math")
        if not script.scopes.module.find("math") and "math" not in _star_names(script):
            yield script.import_added("import math")
    elif renamed:
        first, _, rest = renamed.partition(".")
        written = f"{script.text.written(node.value)}.{rest}" if first in ("np", "math") else renamed
        yield script.text.replaced(node, written)
    elif near := slip(node.attr, names):
        yield script.text.attribute_renamed(node, near)


def _star_names(script: Script) -> frozenset[str]:
    stars = [binding.node[0].module or "" for binding in script.scopes.module.bindings.get("*", ())]
    return frozenset().union(*(script.inference.modules.given_by_star(module) for module in stars))
