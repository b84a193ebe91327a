"""Attributes and methods that there are none of."""

from __future__ import annotations

import ast
import re
from string import Formatter
from typing import TYPE_CHECKING

from stitcher_lab.checking import habits, scene_bases
from stitcher_lab.checking.kinds import (
    Builder,
    Called,
    ClassOf,
    Generated,
    Instance,
    ModuleOf,
    Own,
    OwnClass,
    OwnFunction,
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
    """Whether Manim would make up a getter of this name that fails when it is called, or a setter that sets nothing."""
    parent = script.scopes.parents.get(node)
    if node.attr.startswith("set_"):
        return _sets_nothing(script, node, kind)
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


def _sets_nothing(script: Script, node: ast.Attribute, kind: Kind) -> bool:
    """``circle.set_position(UP)``: Manim notes a ``position`` that nothing ever reads; ``move_to`` was meant."""
    target = kind.mobject if isinstance(kind, Builder) else kind
    wanted = node.attr.removeprefix("set_")
    kinds = member(script.inference, kind, node.attr)
    made_up = bool(kinds) and all(isinstance(found, Generated) for found in kinds or ())
    read = any(script.inference.parameters.is_used(name) for name in (wanted, f"get_{wanted}"))
    renamed = renamed_member(classes_of(script, target), node.attr)
    return made_up and not read and renamed is not None and lacks(script.inference, target, wanted)


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
    if call is not None and _is_played(script, call) and (edits := rewritten(script, node, kinds)):
        yield from edits  # what is played is an animation, whatever a method of that name might be
        return
    asked = [f"{node.attr}(…)"] * bool(call and call.args) + [node.attr]
    for name in asked:
        renamed = {renamed_member(classes_of(script, kind), name) for kind in kinds}
        found = next(iter(renamed)) if len(renamed) == 1 else None
        if found and re.split(r"[(\[. ]", found)[0] in names:
            yield from _renamed(script, node, call, kinds, found)
            return
    edits = rewritten(script, node, kinds) or habits.got(script, node, kinds, names)
    near = slip(node.attr, names) or synonym(node.attr, names) or habits.abbreviated(node, kinds, names, script)
    if near and not edits:
        edits = (script.text.attribute_renamed(node, near),)
    yield from edits


def _is_played(script: Script, call: ast.Call) -> bool:
    parent = script.scopes.parents.get(call)
    return isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute) and parent.func.attr == "play"


def _renamed(
    script: Script, node: ast.Attribute, call: ast.Call | None, kinds: frozenset[Kind], written: str
) -> Iterator[Edit]:
    """Write a new name, or whole code such as ``get_rows()[{0}]`` with arguments and ``{self}`` in their places."""
    edit = script.text.attribute_renamed(node, written)
    if written.isidentifier():
        if call is None or all(_fits(script, kind, call, written) for kind in kinds):
            yield _one_name(script, node, call, kinds, written)
        return
    fields = {name for _, name, _, _ in Formatter().parse(written) if name is not None}
    holder = script.text.written(node.value)
    if "self" in fields and not isinstance(node.value, ast.Name | ast.Attribute):
        return
    if " = " in written and not isinstance(script.scopes.parents.get(call or node), ast.Expr):
        return
    count = len(fields - {"self"})
    if call is None:
        if written.endswith("()") or (written.endswith("]") and not count):
            yield edit
    elif written.endswith("()"):
        yield script.text.attribute_renamed(node, written.removesuffix("()"))
    elif len(call.args) == count and not any(keyword.arg is None for keyword in call.keywords):
        arguments = [script.text.written(argument) for argument in call.args]
        code = written.format(*arguments, self=holder.removesuffix(".animate"))
        if call.keywords and not code.endswith(")"):
            return
        options = "".join(f", {script.text.written(keyword)}" for keyword in call.keywords)
        yield type(edit)(edit.start, script.text.end(call), f"{code[:-1]}{options})" if options else code)


def _fits(script: Script, kind: Kind, call: ast.Call, name: str) -> bool:
    """Whether a method takes as many arguments by position as were written for another one."""
    cls = next(iter(classes_of(script, kind)), "")
    signature = script.reference.method(cls, name)
    if signature is None or any(isinstance(argument, ast.Starred) for argument in call.args):
        return True
    needed = sum(p.required for p in signature.parameters or () if p.kind in ("", "/"))
    given = len(call.args) + len(call.keywords)
    return given >= needed and (signature.places is None or len(call.args) <= signature.places)


def _one_name(script: Script, node: ast.Attribute, call: ast.Call | None, kinds: frozenset[Kind], name: str) -> Edit:
    edit = script.text.attribute_renamed(node, name)
    if call is None:
        return edit
    found = [one for kind in kinds for one in member(script.inference, kind, name) or ()]
    called = any(isinstance(one, Called | Generated | OwnFunction) for one in found)
    if not called and not call.args and not call.keywords:
        return type(edit)(edit.start, script.text.end(call), name)
    alone = isinstance(script.scopes.parents.get(call), ast.Expr)
    if alone and node.attr.startswith("add_") and name.startswith("get_"):
        # What is got would be lost: it is added.
        whole = script.text.written(call)
        arguments = whole[len(script.text.written(node)) :]
        holder = script.text.written(node.value)
        return script.text.replaced(call, f"{holder}.add({holder}.{name}{arguments})")
    return edit


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
