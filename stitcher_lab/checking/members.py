"""Attributes: what ``value.name`` is, and whether there is such a thing."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from stitcher_lab.checking.containers import MOBJECT
from stitcher_lab.checking.kinds import (
    NUMBER,
    Builder,
    Called,
    ClassOf,
    Generated,
    Instance,
    Kind,
    Kinds,
    ModuleOf,
    Own,
    OwnClass,
    OwnFunction,
    Super,
    either,
    one,
)

if TYPE_CHECKING:
    from stitcher_lab.checking.inferring import Inference
    from stitcher_lab.reference import Reference

_NUMBERS = (NUMBER.cls, "builtins.int", "builtins.float")
_ASKS = frozenset({"setattr", "hasattr", "getattr"})
_OF_EVERY_CLASS = frozenset(dir(type))


def attribute(inference: Inference, node: ast.Attribute) -> Kinds:
    """What an attribute is."""
    kinds = inference.infer(node.value)
    if kinds is None or (node.attr in inference.given.names and not _only_modules(kinds)):
        return None
    return either(*(member(inference, kind, node.attr) for kind in kinds))


def _only_modules(kinds: frozenset[Kind]) -> bool:
    return all(isinstance(kind, ModuleOf | ClassOf) for kind in kinds)


def member(inference: Inference, kind: Kind, name: str) -> Kinds:  # noqa: PLR0911 - one for each kind
    """What one kind's attribute is."""
    match kind:
        case ModuleOf(name=module):
            return inference.modules.attribute(module, name)
        case ClassOf(cls=cls):
            return _of_class(inference, cls, name)
        case Instance():
            return _of_instance(inference, kind, name)
        case Own(node=node):
            return _of_own(inference, kind, node, name)
        case Builder(mobject=mobject):
            found = member(inference, mobject, name)
            return None if found is None else frozenset(_given_to(kind, item) for item in found)
        case Super(node=node):
            return _of_super(inference, node, name)
    return None


def _given_to(receiver: Builder, kind: Kind) -> Kind:
    match kind:
        case Called(signature=signature):
            return Called(signature, receiver)
        case OwnFunction(node=node):
            return OwnFunction(node, receiver)
        case Generated(name=name):
            return Generated(name, receiver)
    return receiver


def _of_class(inference: Inference, cls: str, name: str) -> Kinds:
    signature = inference.reference.method(cls, name)
    if signature is None:
        is_member = name.isupper() and inference.reference.is_a(cls, "enum.Enum")
        return one(Instance(cls)) if is_member else None
    return one(Called(signature, Instance(cls))) if signature.how != "method" else None


def _of_instance(inference: Inference, kind: Instance, name: str) -> Kinds:
    reference = inference.reference
    if name == "animate" and inference.is_instance(kind, MOBJECT):
        return one(Builder(kind))
    signature = reference.method(kind.cls, name)
    if signature is not None:
        return one(Called(signature, kind))
    types = reference.attribute_types(kind.cls, name)
    if types is not None:
        return inference.types(types, kind)
    if is_generated(inference, kind, name) and not _somewhere(inference, kind, name):
        return one(Generated(name, kind))
    return None


def _somewhere(inference: Inference, kind: Instance, name: str) -> bool:
    """Whether something that may be meant has an attribute by itself."""
    candidates = [kind.cls] if kind.exact else filter(inference.can_be_met, inference.reference.below(kind.cls))
    has = any(inference.reference.has(candidate, name) for candidate in candidates)
    return has or (not kind.exact and inference.own_below(kind.cls, name))


def is_generated(inference: Inference, kind: Kind, name: str) -> bool:
    """Whether Manim makes up the attribute when it is asked for it."""
    return name.startswith(("get_", "set_")) and inference.is_instance(kind, MOBJECT)


def _of_own(inference: Inference, kind: Own, node: ast.ClassDef, name: str) -> Kinds:
    if name == "animate" and inference.is_instance(kind, MOBJECT):
        return one(Builder(kind))
    # Below may be another class of the script with another attribute of this name.
    return either(*(_of_exactly(inference, Own(cls), cls, name) for cls in inference.classes.below(node)))


def _of_exactly(inference: Inference, kind: Own, node: ast.ClassDef, name: str) -> Kinds:
    found = inference.classes.member(node, name)
    match found:
        case ast.FunctionDef():
            return _own_method(inference, kind, found)
        case ast.ClassDef():
            return inference.fixed((found, name), lambda: _assigned(inference, node, name))
        case str():
            if name == "camera":
                return _camera(inference, node)
            signature = inference.reference.method(found, name)
            if signature is not None:
                return one(Called(signature, kind))
            return inference.types(inference.reference.attribute_types(found, name), kind)
    return one(Generated(name, kind)) if not found and is_generated(inference, kind, name) else None


def _camera(inference: Inference, node: ast.ClassDef) -> Kinds:
    bases = inference.classes.installed_bases(node)
    cameras = [inference.reference.attribute_types(base, "camera") for base in bases]
    if len(cameras) != 1 or cameras[0] is None or inference.classes.is_open(node):
        return None
    return frozenset(Instance(camera, exact=True) for camera in cameras[0])


def _own_method(inference: Inference, kind: Own, node: ast.FunctionDef) -> Kinds:
    decorators = [item.id for item in node.decorator_list if isinstance(item, ast.Name)]
    if not node.decorator_list:
        return one(OwnFunction(node, kind))
    if decorators == ["property"] and len(node.decorator_list) == 1:
        return inference.returned(OwnFunction(node, kind))
    return None


def _assigned(inference: Inference, node: ast.ClassDef, name: str) -> Kinds:
    """Whatever is assigned to an attribute in the class, its bases and those that derive from it."""
    family = {cls for below in inference.classes.below(node) for cls in inference.classes.order(below)}
    found: list[Kinds] = []
    for cls in family:
        if isinstance(cls, ast.ClassDef):
            values = inference.classes.source(cls).attributes.get(name)
            if values is not None:
                found += [inference.infer(value) for value in values] or [None]
            if name in inference.scopes.own[cls].bindings:
                found.append(inference.name(name, inference.scopes.own[cls]))
        elif cls is None or name in inference.reference.classes[cls]["attributes"]:
            return None
    return either(*found)


def _of_super(inference: Inference, node: ast.ClassDef, name: str) -> Kinds:
    order = list(inference.classes.order(node))[1:]
    if len(inference.classes.bases(node)) != 1 or None in order:
        return None
    for cls in order:
        if isinstance(cls, ast.ClassDef):
            for statement in cls.body:
                if isinstance(statement, ast.FunctionDef) and statement.name == name:
                    return one(OwnFunction(statement, Own(node))) if not statement.decorator_list else None
        elif isinstance(cls, str):
            signature = (
                inference.reference.constructor(cls) if name == "__init__" else inference.reference.method(cls, name)
            )
            return one(Called(signature, Own(node))) if signature else None
    return None


# ----------------------------------------------------------------------------------------------------- is it there?


def lacks(inference: Inference, kind: Kind, name: str) -> bool:  # noqa: PLR0911 - one for each kind
    """Whether something of this kind surely has no attribute of this name."""
    reference = inference.reference
    if name.startswith("__"):
        return False
    match kind:
        case ModuleOf(name=module):
            return inference.modules.known(module) and not inference.modules.holds(module, name)
        case ClassOf(cls=cls):
            return name not in _OF_EVERY_CLASS and not reference.has(cls, name)
        case Instance(cls=cls) if cls == NUMBER.cls:
            return not any(reference.has(number, name) for number in _NUMBERS)
        case Instance(cls=cls):
            return bool(cls) and not is_generated(inference, kind, name) and not _somewhere(inference, kind, name)
        case Own(node=node):
            return not inference.classes.has(node, name) and not is_generated(inference, kind, name)
        case Builder(mobject=mobject):
            return lacks(inference, mobject, name)
        case Super(node=node):
            return not inference.classes.has(node, name)
        case OwnClass(node=node):
            return not inference.classes.has(node, name) and name not in _OF_EVERY_CLASS
    return False


class GivenNames:
    """Attributes that a script, or a plugin that it imports, gives to objects from outside, by name.

    Those that a script asks for before it uses them count as well.
    """

    def __init__(self, tree: ast.Module, reference: Reference, imported: frozenset[str]) -> None:
        self._tree = tree
        self._imported = imported
        self._methods = reference.methods
        self._loose = reference.loose

    @cached_property
    def names(self) -> frozenset[str]:
        """Every such name: any object may have it."""
        found: set[str] = set()
        for node in ast.walk(self._tree):
            match node:
                case ast.Attribute(value=value, attr=name, ctx=ast.Store()):
                    if not (isinstance(value, ast.Name) and value.id in ("self", "cls")):
                        found.add(name)
                case ast.Call(func=ast.Name(id=asked), args=[_, ast.Constant(value=str(name)), *_]) if asked in _ASKS:
                    found.add(name)
                case ast.Call(func=ast.Attribute(attr="set"), keywords=keywords):
                    found |= {keyword.arg for keyword in keywords if keyword.arg}
                case ast.Call(func=ast.Attribute(attr=name)) if name.startswith("set_"):
                    if name not in self._methods:
                        found.add(name.removeprefix("set_"))
        for module in self._imported - {"manim"}:
            found.update(self._loose.get(module, ()))
        return frozenset(found)
