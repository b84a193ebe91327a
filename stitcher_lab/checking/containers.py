"""What lists, tuples and groups hold."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking.kinds import LIST, TEXT, TUPLE, Instance, Kinds, Own, either, one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.inferring import Inference

MOBJECT = "manim.mobject.mobject.Mobject"
GROUPS = ("manim.mobject.types.vectorized_mobject.VGroup", "manim.mobject.mobject.Group")
_PUTS = {"append": 0, "add": 0, "add_to_back": 0, "insert": 1, "extend": 0, "push": 0, "appendleft": 0}
_MANY = frozenset({"extend"})


def element(kinds: Kinds, inference: Inference) -> Kinds:
    """Kinds of what iterating over one of these gives."""
    if kinds is None:
        return None
    found: list[Kinds] = []
    for kind in kinds:
        if isinstance(kind, Instance) and kind.elements is not None:
            found.append(kind.elements)
        elif isinstance(kind, Instance) and kind.cls == TEXT.cls:
            found.append(one(TEXT))
        elif isinstance(kind, Instance | Own) and inference.is_instance(kind, MOBJECT):
            found.append(one(Instance(MOBJECT)))
        else:
            return None
    return either(*found)


def part(kinds: Kinds, index: ast.expr, inference: Inference) -> Kinds:  # noqa: C901 - one case for each container
    """Kinds of what a subscript gives."""
    if kinds is None:
        return None
    found: list[Kinds] = []
    for kind in kinds:
        match kind, index:
            case Instance(cls="builtins.list") | Instance(cls="builtins.tuple"), ast.Slice():
                found.append(one(Instance(LIST, exact=True, elements=kind.elements)))
            case Instance(items=tuple(items)), ast.Constant(value=int(place)) if -len(items) <= place < len(items):
                found.append(items[place])
            case Instance(cls="builtins.list") | Instance(cls="builtins.tuple"), _:
                found.append(kind.elements)
            case Instance(cls="builtins.str"), _:
                found.append(one(TEXT))
            case Instance(cls="numpy.ndarray") | Instance(cls="builtins.dict"), _:
                return None
            case ((Instance() | Own()), ast.Slice()) if inference.is_instance(kind, MOBJECT):
                found.append(one(Instance(MOBJECT)))
            case ((Instance() | Own()), ast.Constant(value=int())) if inference.is_instance(kind, MOBJECT):
                found.append(element(one(kind), inference))
            case ((Instance() | Own()), _) if inference.is_instance(kind, MOBJECT):
                found.append(one(Instance(MOBJECT)))
            case _:
                return None
    return either(*found)


class Containers:
    """What a script puts into its containers after they were made, by the last part of their name."""

    def __init__(self, tree: ast.Module) -> None:
        self._put: dict[str, list[tuple[str, ast.expr]]] = {}
        for node in ast.walk(tree):
            self._read(node)

    def _read(self, node: ast.AST) -> None:
        match node:
            case ast.Call(func=ast.Attribute(value=value, attr=method), args=arguments):
                if method in _PUTS and (name := _last(value)):
                    for argument in arguments[_PUTS[method] :]:
                        self._put.setdefault(name, []).append((method, argument))
            case ast.Assign(targets=[ast.Subscript(value=value)], value=given):
                if name := _last(value):
                    self._put.setdefault(name, []).append(("append", given))
            case ast.AugAssign(target=target, value=given) if name := _last(target):
                self._put.setdefault(name, []).append(("extend", given))

    def filled(self, kinds: Kinds, node: ast.expr, inference: Inference) -> Kinds:
        """Add to the kinds of ``node`` what is put into it elsewhere."""
        name = _last(node)
        if kinds is None or not name or name not in self._put:
            return kinds
        added = either(*self._added(name, inference))
        return frozenset(self._with(kind, added) for kind in kinds)

    def _added(self, name: str, inference: Inference) -> Iterator[Kinds]:
        for method, argument in self._put[name]:
            if isinstance(argument, ast.Starred):
                yield element(inference.infer(argument.value), inference)
            elif method in _MANY:
                yield element(inference.infer(argument), inference)
            else:
                yield inference.infer(argument)

    @staticmethod
    def _with(kind: object, added: Kinds) -> Instance:
        if isinstance(kind, Instance) and kind.cls in (LIST, TUPLE, *GROUPS):
            elements = either(kind.elements, added)
            return Instance(kind.cls, kind.exact, elements)
        return kind  # type: ignore[return-value]


def _last(node: ast.AST) -> str:
    """``points`` of ``points`` and of ``self.points``."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""
