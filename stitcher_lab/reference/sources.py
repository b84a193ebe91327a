"""What the source of an installed module tells that its objects do not: attributes of ``self``, functions' trees.

Runs in the harvesting process only.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FunctionType

    Function = ast.FunctionDef | ast.AsyncFunctionDef

# Sets what its caller names, on purpose: it says nothing about which attributes there are.
_SETS_WHAT_IT_IS_TOLD = frozenset({"set", "set_default"})
# These compute the name of an attribute that they have anyway (``fill_rgbas`` or ``stroke_rgbas``, ``mobjects`` …);
# the harvest makes one of each and looks at what it holds.
COMPUTE_KNOWN_NAMES = frozenset({"Mobject", "VMobject", "PMobject", "Scene", "ManimConfig"})


@dataclass(slots=True)
class ClassSource:
    """One class's own part of the source.

    ``attributes`` are names assigned on ``self`` in its methods, each with the expressions (or annotations) assigned.
    ``open`` says that it makes attributes by names that are not in the source.
    """

    attributes: dict[str, list[ast.expr | None]] = field(default_factory=dict)
    annotated: dict[str, ast.expr] = field(default_factory=dict)
    parameters: dict[str, ast.expr] = field(default_factory=dict)
    open: bool = False


@cache
def module_tree(path: str) -> ast.Module | None:
    """Parse a module; ``None`` where there is no source."""
    try:
        return parse(Path(path).read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError):
        return None


@cache
def _functions(path: str) -> dict[int, Any]:
    """Functions by the line that their code object names: that of the first decorator."""
    tree = module_tree(path)
    found = {}
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found[min([node.lineno, *(item.lineno for item in node.decorator_list)])] = node
    return found


def function_tree(function: FunctionType) -> Function | None:
    """Find a function's syntax tree."""
    code = function.__code__
    tree: Function | None = _functions(code.co_filename).get(code.co_firstlineno)
    return tree


@cache
def _classes(path: str) -> dict[str, ast.ClassDef]:
    tree = module_tree(path)
    found: dict[str, ast.ClassDef] = {}

    def visit(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef):
                found[prefix + node.name] = node
                visit(node.body, f"{prefix}{node.name}.")
            elif isinstance(node, ast.If | ast.Try):
                visit([child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)], prefix)

    visit(tree.body if tree else [], "")
    return found


def class_source(path: str, qualified_name: str) -> ClassSource:
    """Read which attributes a class gives its instances, without its bases."""
    node = _classes(path).get(qualified_name)
    if node is None:
        return ClassSource(open=True)
    found = class_source_of(node)
    if qualified_name in COMPUTE_KNOWN_NAMES:
        found.open = False
    return found


def class_source_of(node: ast.ClassDef) -> ClassSource:
    """Read the same from a class statement."""
    found = ClassSource()
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            found.annotated[statement.target.id] = statement.annotation
        elif isinstance(statement, ast.FunctionDef) and statement.args.args:
            _read_method(statement, found)
    return found


def _read_method(method: ast.FunctionDef, found: ClassSource) -> None:  # noqa: C901 - one case for each way
    me = method.args.args[0].arg
    annotations = {argument.arg: argument.annotation for argument in method.args.args if argument.annotation}
    for node in ast.walk(method):
        match node:
            case ast.AnnAssign(target=ast.Attribute(value=ast.Name(id=name), attr=attribute)) if name == me:
                found.annotated.setdefault(attribute, node.annotation)
                found.attributes.setdefault(attribute, []).append(node.value)
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    for attribute, whole in _stored(target, me):
                        kept = value if whole else None
                        if isinstance(kept, ast.Name) and kept.id in annotations:
                            found.parameters[attribute] = annotations[kept.id]
                        found.attributes.setdefault(attribute, []).append(kept)
            case ast.Attribute(value=ast.Name(id=name), attr=attribute, ctx=ast.Store()) if name == me:
                found.attributes.setdefault(attribute, [])
            case ast.Call(func=ast.Name(id="setattr"), args=[ast.Name(id=name), ast.Constant(value=str(attribute)), _]):
                if name == me:
                    found.attributes.setdefault(attribute, []).append(None)
            case ast.Call(func=ast.Name(id="setattr"), args=[ast.Name(id=name), *_]) if name == me:
                found.open = found.open or method.name not in _SETS_WHAT_IT_IS_TOLD
            case ast.Attribute(value=ast.Name(id=name), attr="__dict__"):
                found.open = found.open or name == me


def _stored(target: ast.expr, me: str) -> Iterator[tuple[str, bool]]:
    """Attributes of ``me`` in a target, and whether each gets the whole value."""
    match target:
        case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name == me:
            yield attribute, True
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                for attribute, _ in _stored(part, me):
                    yield attribute, False


def attributes_given_to_others(path: str) -> Iterator[str]:
    """Names that a module assigns on objects that are not ``self``, as in ``mobject.target = …``."""
    tree = module_tree(path)
    for node in ast.walk(tree) if tree else ():
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=attribute, ctx=ast.Store()):
                if name != "self":
                    yield attribute
            case ast.Attribute(attr=attribute, ctx=ast.Store()):
                yield attribute
            case ast.Call(func=ast.Name(id="setattr"), args=[_, ast.Constant(value=str(attribute)), _]):
                yield attribute
