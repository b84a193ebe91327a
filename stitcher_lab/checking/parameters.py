"""What the parameters of a script's own functions may be."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking.kinds import (
    NUMBER,
    TEXT,
    ClassOf,
    Instance,
    Kinds,
    Own,
    OwnClass,
    either,
    one,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.inferring import Inference

    Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda

_PLAIN = {"str": one(TEXT), "int": one(NUMBER), "float": one(NUMBER)}
_UPDATES = frozenset({"UpdateFromFunc", "UpdateFromAlphaFunc"})


class Parameters:
    """Parameters of every function of one script."""

    def __init__(self, inference: Inference, tree: ast.Module) -> None:
        self._inference = inference
        self._defined: dict[str, int] = {}
        self._used: dict[str, list[ast.expr]] = {}
        self._calls: dict[ast.expr, ast.Call] = {}
        for node in ast.walk(tree):
            match node:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    self._defined[name] = self._defined.get(name, 0) + 1
                case ast.Call(func=function):
                    self._calls[function] = node
            match node:
                case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                    self._used.setdefault(name, []).append(node)

    def is_used(self, name: str) -> bool:
        """Whether anything in the script refers to a function of this name."""
        return name in self._used

    def kinds(self, node: Function, index: int) -> Kinds:
        """What a parameter may be."""
        arguments = [*node.args.posonlyargs, *node.args.args]
        if isinstance(node, ast.Lambda):
            return self._of_lambda(node, index)
        holder = self._holder(node)
        if holder and index == 0:
            return self._of_self(node, holder)
        every = [*arguments, *node.args.kwonlyargs]
        annotation = every[index].annotation
        if annotation is not None:
            return self._annotated(annotation)
        place = index - (holder is not None and not self._is_static(node)) if index < len(arguments) else None
        return self._inference.fixed((node, index), lambda: self._of_calls(node, place, every[index].arg))

    def _holder(self, node: ast.AST) -> ast.ClassDef | None:
        """Find the class that a function is a method of."""
        scope = self._inference.scopes.of.get(node)
        return scope.node if scope is not None and isinstance(scope.node, ast.ClassDef) else None

    @staticmethod
    def _is_static(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        return any(isinstance(item, ast.Name) and item.id == "staticmethod" for item in node.decorator_list)

    def _of_self(self, node: ast.FunctionDef | ast.AsyncFunctionDef, holder: ast.ClassDef) -> Kinds:
        names = {item.id for item in node.decorator_list if isinstance(item, ast.Name)}
        if "classmethod" in names:
            return one(OwnClass(holder))
        return None if "staticmethod" in names else one(Own(holder))

    def _annotated(self, annotation: ast.expr) -> Kinds:
        if isinstance(annotation, ast.Name) and annotation.id in _PLAIN:
            return _PLAIN[annotation.id]
        if not isinstance(annotation, ast.Name | ast.Attribute):
            return None
        found = None
        for kind in self._inference.infer(annotation) or ():
            if isinstance(kind, ClassOf) and kind.cls.startswith("manim."):
                found = one(Instance(kind.cls))
            elif isinstance(kind, OwnClass):
                found = one(Own(kind.node))
        return found

    def _of_lambda(self, node: ast.Lambda, index: int) -> Kinds:
        """What is updated is handed to its updater."""
        default = self._default(node, [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs][index].arg)
        if default is not None:
            return self._inference.infer(default)  # ``lambda m, dot=dot: …`` keeps what a loop's name stands for
        parent = self._inference.scopes.parents.get(node)
        match parent:
            case ast.Call(func=ast.Attribute(value=value, attr="add_updater"), args=[first, *_]) if first is node:
                return self._inference.infer(value) if index == 0 else one(NUMBER)
            case ast.Call(func=ast.Name(id=name), args=[first, second, *_]) if name in _UPDATES and second is node:
                return self._inference.infer(first) if index == 0 else one(NUMBER)
        return None

    def _of_calls(self, node: ast.FunctionDef | ast.AsyncFunctionDef, place: int | None, name: str) -> Kinds:
        """Whatever the script's calls give: known where every use of the function is a call in the script."""
        uses = self._used.get(node.name, [])
        if self._defined.get(node.name) != 1 or not uses or node.decorator_list:
            return None
        if any(use not in self._calls for use in uses):
            return None
        return either(*self._given(node, uses, place, name))

    def _given(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef, uses: list[ast.expr], place: int | None, name: str
    ) -> Iterator[Kinds]:
        default = self._default(node, name)
        for use in uses:
            call = self._calls[use]
            keywords = {keyword.arg: keyword.value for keyword in call.keywords}
            if None in keywords or any(isinstance(argument, ast.Starred) for argument in call.args):
                yield None
            elif name in keywords:
                yield self._inference.held(keywords[name])
            elif place is not None and place < len(call.args):
                yield self._inference.held(call.args[place])
            else:
                yield self._inference.infer(default)

    @staticmethod
    def _default(node: Function, name: str) -> ast.expr | None:
        arguments = [*node.args.posonlyargs, *node.args.args]
        given: dict[str, ast.expr | None] = {
            argument.arg: value
            for argument, value in zip(reversed(arguments), reversed(node.args.defaults), strict=False)
        }
        given |= {item.arg: value for item, value in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)}
        return given.get(name)
