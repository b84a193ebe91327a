"""What a call gives."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking.containers import GROUPS, element
from stitcher_lab.checking.kinds import (
    ARRAY,
    LIST,
    NOTHING,
    NUMBER,
    TEXT,
    TUPLE,
    Builder,
    Called,
    ClassOf,
    Generated,
    Instance,
    Kind,
    Kinds,
    Own,
    OwnClass,
    OwnFunction,
    Super,
    either,
    one,
)
from stitcher_lab.checking.modules import BUILTINS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.inferring import Inference

_SCENE = "manim.scene.scene.Scene"
_TRACKER = "stitcher_lab.scene.voiceover.Tracker"
_NUMBERS = frozenset({"len", "int", "float", "round", "ord", "hash", "id"})
_TEXTS = frozenset({"str", "repr", "chr", "format", "hex", "bin", "oct"})
_LISTS = {"list": LIST, "tuple": TUPLE, "sorted": LIST, "set": "builtins.set"}


def call(inference: Inference, node: ast.Call) -> Kinds:
    """What calling gives."""
    function = node.func
    if isinstance(function, ast.Name) and is_builtin(inference, function):
        return _builtin(inference, function.id, node)
    if isinstance(function, ast.Attribute) and function.attr == "array" and node.args:
        return _array(inference, function, node.args[0])
    kinds = inference.infer(function)
    if kinds is None:
        return None
    return either(*(_one_call(inference, kind, node) for kind in kinds))


def _array(inference: Inference, function: ast.Attribute, given: ast.expr) -> Kinds:
    """``np.array([1, 2])``."""
    if inference.module(inference.infer(function.value)) != "numpy":
        return None
    kinds = inference.infer(given)
    kind = next(iter(kinds)) if kinds and len(kinds) == 1 else None
    return one(Instance(ARRAY.cls, items=kind.items if isinstance(kind, Instance) else None))


def is_builtin(inference: Inference, node: ast.Name) -> bool:
    """Whether a name means what Python means by it."""
    scope = inference.scopes.of.get(node)
    return (
        node.id in BUILTINS
        and scope is not None
        and scope.find(node.id) is None
        and not inference.modules.from_stars(node.id, inference.scopes)
    )


def _one_call(inference: Inference, kind: Kind, node: ast.Call) -> Kinds:  # noqa: PLR0911 - one for each kind
    match kind:
        case ClassOf(cls=cls):
            return _made(inference, cls, node)
        case OwnClass(node=own):
            return one(Own(own))
        case Builder():
            return one(kind)
        case Called(receiver=Builder() as builder) | Generated(receiver=Builder() as builder):
            return one(builder)
        case OwnFunction(receiver=Builder() as builder):
            return one(builder)
        case Called(signature=signature, receiver=receiver):
            if signature.name == "always_redraw" and node.args:
                return inference.called(inference.infer(node.args[0]))
            return inference.types(signature.returns, receiver)
        case Generated(name=name, receiver=receiver):
            return one(receiver) if name.startswith("set_") else None
        case OwnFunction():
            return inference.returned(kind)
    return None


def _made(inference: Inference, cls: str, node: ast.Call) -> Kinds:
    if cls not in GROUPS:
        return one(Instance(cls, exact=True)) if "init" in inference.reference.classes.get(cls, {}) else None
    held = []
    for argument in node.args:
        kinds = inference.infer(argument) if not isinstance(argument, ast.Starred) else None
        is_list = bool(kinds) and all(isinstance(kind, Instance) and kind.cls in (LIST, TUPLE) for kind in kinds or ())
        if is_list:
            held.append(element(inference.held(argument), inference))
        else:
            held.append(inference.elements_of([argument]))
    return one(Instance(cls, exact=True, elements=either(*held)))


def _builtin(inference: Inference, name: str, node: ast.Call) -> Kinds:  # noqa: C901, PLR0911 - one for each function
    arguments = node.args
    plain = bool(arguments) and not any(isinstance(argument, ast.Starred) for argument in arguments)
    if name == "super" and not arguments:
        return _super(inference, node)
    if name == "range":
        return element_only(one(NUMBER))
    if name in _NUMBERS:
        return one(NUMBER)
    if name in _TEXTS:
        return one(TEXT)
    if name in _LISTS:
        held = element(inference.held(arguments[0]), inference) if plain else frozenset()
        return one(Instance(_LISTS[name], exact=True, elements=held))
    if name == "enumerate" and plain:
        return element_only(_pair(one(NUMBER), element(inference.held(arguments[0]), inference)))
    if name == "zip" and plain:
        return element_only(_pair(*(element(inference.held(argument), inference) for argument in arguments)))
    if name == "reversed" and plain:
        return element_only(element(inference.held(arguments[0]), inference))
    if name == "dict":
        return one(Instance("builtins.dict", exact=True))
    if name in ("abs", "min", "max") and plain:
        kinds = either(*map(inference.infer, arguments))
        return kinds if kinds == one(NUMBER) else None
    return None


def element_only(elements: Kinds) -> Kinds:
    """Make something of which nothing is told but what it gives."""
    return one(Instance("", elements=elements))


def _pair(*items: Kinds) -> Kinds:
    return one(Instance(TUPLE, exact=True, elements=either(*items), items=items))


def _super(inference: Inference, node: ast.AST) -> Kinds:
    scope = inference.scopes.of.get(node)
    for outer in scope.chain() if scope else ():
        if isinstance(outer.node, ast.ClassDef):
            return one(Super(outer.node))
    return None


def entered(inference: Inference, node: ast.expr) -> Kinds:
    """What ``with … as`` gives."""
    match node:
        case ast.Call(func=ast.Attribute(value=value, attr="voiceover")):
            kinds = inference.infer(value)
            if kinds and all(inference.is_instance(kind, _SCENE) for kind in kinds):
                return inference.types((_TRACKER,))
    return None


def returns(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.Return | ast.Yield | ast.YieldFrom]:
    """Return and yield of a function, without those of functions within."""
    waiting: list[ast.AST] = list(node.body)
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, ast.Return | ast.Yield | ast.YieldFrom):
            yield inner
        if not isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            waiting += ast.iter_child_nodes(inner)


def returned(inference: Inference, function: OwnFunction) -> Kinds:
    """What a function of the script gives."""
    node = function.node
    if isinstance(node, ast.Lambda):
        return inference.infer(node.body)
    if isinstance(node, ast.AsyncFunctionDef):
        return None
    found: list[Kinds] = []
    for given in returns(node):
        if not isinstance(given, ast.Return):
            return None
        found.append(inference.infer(given.value) if given.value else one(NOTHING))
    return either(*found) if found else one(NOTHING)
