"""Which names of an API a piece of code uses."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def names_in(code: str) -> frozenset[str]:
    """Return every name and attribute that ``code`` mentions; of code that does not parse, every identifier."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError):
        return frozenset(_IDENTIFIER.findall(code))
    return frozenset(_mentioned(tree))


def _mentioned(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name.rpartition(".")[2]


def last_part(symbol: str) -> str:
    """Return the name that code would show: ``get_area`` of ``Axes.get_area``."""
    return symbol.rpartition(".")[2]
