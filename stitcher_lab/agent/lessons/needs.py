"""What a statement needs before it can run: the statements that bind the names it uses."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def used_by(node: ast.AST) -> set[str]:
    """Names that are read, attributes of ``self`` as ``self.name``."""
    found: set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load):
            found.add(inner.id)
        elif isinstance(inner, ast.AugAssign) and isinstance(inner.target, ast.Name):
            found.add(inner.target.id)
        elif _of_self(inner) and isinstance(inner.ctx, ast.Load):  # type: ignore[attr-defined]
            found.add(f"self.{inner.attr}")  # type: ignore[attr-defined]
    return found


def bound_by(node: ast.AST) -> set[str]:
    """Names that a statement binds, attributes of ``self`` as ``self.name``."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {alias.asname or alias.name.partition(".")[0] for alias in node.names}
    found: set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            found.add(inner.id)
        elif _of_self(inner) and isinstance(inner.ctx, ast.Store):  # type: ignore[attr-defined]
            found.add(f"self.{inner.attr}")  # type: ignore[attr-defined]
    return found


def with_needs(statements: Sequence[ast.stmt], chosen: Sequence[int], top: Sequence[ast.stmt]) -> list[ast.stmt]:
    """Return the chosen statements, and before them what binds the names they use, and so on.

    The last statement before a use that binds the name counts; names that the file's own top level binds come from
    there, first.
    """
    kept = set(chosen)
    wanted = [(place, used_by(statements[place])) for place in kept]
    above: list[int] = []
    while wanted:
        place, names = wanted.pop()
        for name in names:
            binder = next((i for i in range(place - 1, -1, -1) if name in bound_by(statements[i])), None)
            if binder is not None:
                if binder not in kept:
                    kept.add(binder)
                    wanted.append((binder, used_by(statements[binder])))
                continue
            outer = next((i for i, node in enumerate(top) if name in bound_by(node)), None)
            if outer is not None and outer not in above:
                above.append(outer)
                wanted.append((0, used_by(top[outer])))
    return [*(top[i] for i in sorted(above)), *(statements[i] for i in sorted(kept))]


def _of_self(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
