"""Which lines a fix may replace, and putting it in: first the statement at fault, then the block, then the scene."""

from __future__ import annotations

import ast
import re
import textwrap
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

# A loop or condition of so many lines is replaced whole where its head is at fault.
_SHORT = 12
# Around a line at which the file stops being Python.
_NEAR = 6
_IMPORT = (ast.Import, ast.ImportFrom)


class Scope(IntEnum):
    """How much a fix may replace, from little to all."""

    LINE = 1
    BLOCK = 2
    SCENE = 3


@dataclass(frozen=True, slots=True)
class Span:
    """Lines ``first`` to ``last`` of the scene's file, from 1, both included."""

    first: int
    last: int
    scope: Scope


def span(code: str, lines: Collection[int], scope: Scope) -> Span:
    """Return the lines to replace: at least ``scope``, and as much more as it takes to hold all ``lines``."""
    count = len(code.splitlines())
    whole = Span(1, count, Scope.SCENE)
    if scope is Scope.SCENE or not lines:
        return whole
    try:
        tree = parse(code)
    except (SyntaxError, ValueError, RecursionError):
        near = 0 if scope is Scope.LINE else _NEAR
        first, last = max(min(lines) - near, 1), min(max(lines) + near, count)
        return Span(first, last, scope) if first <= last else whole
    candidates = _statements(tree) if scope is Scope.LINE else _blocks(tree)
    holding = [found for found in candidates if all(found.first <= line <= found.last for line in lines)]
    if holding:
        return min(holding, key=lambda found: found.last - found.first)
    return span(code, lines, Scope(scope + 1))


def replaced(code: str, place: Span, patch: str, *, name: str, at: int | None = None) -> str:
    """Put ``patch`` in place of the lines; a patch that holds the class ``name`` replaces the scene.

    Where that patch brings no imports, what it uses of the old code's imports, helpers and constants remains. A patch
    that is less than what was asked for (one statement for a method, say) goes where it belongs: a method in place of
    its namesake, statements in place of those around line ``at``, where the fault is.
    """
    patch = textwrap.dedent(patch).strip("\n") + "\n"
    if re.search(rf"^class\s+{re.escape(name)}\b", patch, re.MULTILINE):
        return _whole(code, patch, name)
    place = _fitting(code, place, patch, at)
    if place.scope is Scope.SCENE:
        return _whole(code, patch, name)
    rows = code.splitlines()
    old = rows[place.first - 1 : place.last]
    indent = next((row[: len(row) - len(row.lstrip())] for row in old if row.strip()), "")
    return (
        "\n".join([*rows[: place.first - 1], *textwrap.indent(patch, indent).splitlines(), *rows[place.last :]]) + "\n"
    )


def _fitting(code: str, place: Span, patch: str, at: int | None) -> Span:
    """Return where a patch without the class belongs: ``place``, unless that is a method or more and the patch less."""
    try:
        tree, new = parse(code), [node for node in parse(patch).body if not isinstance(node, _IMPORT)]
    except (SyntaxError, ValueError, RecursionError):
        return place
    methods = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    large = place.scope is Scope.SCENE or any(node.lineno == place.first for node in methods)
    if not large or not new or any(isinstance(node, ast.ClassDef) for node in new):
        return place
    if isinstance(new[0], ast.FunctionDef):
        same = [_span_of(node) for node in methods if node.name == new[0].name]
        return same[0] if len(new) == len(same) == 1 else place
    around = [node for node in methods if at is not None and node.lineno <= at <= (node.end_lineno or 0)]
    return _among_statements(code, around[-1], new, at) if around and at is not None else place


def _among_statements(code: str, method: ast.FunctionDef, new: Sequence[ast.stmt], at: int) -> Span:
    """Return which statements of a method the new ones stand for: all, the block around line ``at``, or the one."""
    blocks, old = (sum(isinstance(node, ast.With) for node in body) for body in (new, method.body))
    if blocks >= old > 1:
        return Span(method.body[0].lineno, _span_of(method).last, Scope.BLOCK)
    return span(code, {at}, Scope.BLOCK if blocks else Scope.LINE)


def _span_of(node: ast.stmt) -> Span:
    return Span(node.lineno, node.end_lineno or node.lineno, Scope.BLOCK)


def _whole(code: str, patch: str, name: str) -> str:
    """Return the patch as the whole file, with what it needs of the old one where it is the bare class."""
    try:
        old, new = parse(code).body, parse(patch)
    except (SyntaxError, ValueError, RecursionError):
        return patch
    if any(isinstance(node, _IMPORT) for node in new.body):
        return patch
    rows = code.splitlines()
    needed, bound = _names(new), _bound(new.body)
    kept: list[str] = []
    for node in reversed(old):
        binds = _bound([node])
        if name in binds or not (binds - bound) & (needed | {"*"}):
            continue
        first = min([node.lineno, *(part.lineno for part in getattr(node, "decorator_list", []))])
        kept[:0] = rows[first - 1 : node.end_lineno]
        needed |= _names(node)
    return "\n".join([*kept, "", "", patch]) if kept else patch


def _names(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _bound(body: Sequence[ast.stmt]) -> set[str]:
    """Names that statements of a module give a meaning to; ``*`` for a star import."""
    found: set[str] = set()
    for node in body:
        match node:
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                found |= {(alias.asname or alias.name).partition(".")[0] for alias in names}
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                found.add(name)
            case _:
                stored = [part for part in ast.walk(node) if isinstance(part, ast.Name)]
                found |= {part.id for part in stored if isinstance(part.ctx, ast.Store)}
    return found


def _statements(tree: ast.Module) -> Iterator[Span]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.stmt) or isinstance(node, ast.ClassDef | ast.FunctionDef):
            continue
        end = node.end_lineno or node.lineno
        body = getattr(node, "body", None)
        if body and end - node.lineno >= _SHORT:
            end = max(body[0].lineno - 1, node.lineno)
        yield Span(node.lineno, end, Scope.LINE)


def _blocks(tree: ast.Module) -> Iterator[Span]:
    """Yield ``with`` blocks and methods."""
    for node in ast.walk(tree):
        if isinstance(node, ast.With | ast.FunctionDef):
            yield Span(node.lineno, node.end_lineno or node.lineno, Scope.BLOCK)
