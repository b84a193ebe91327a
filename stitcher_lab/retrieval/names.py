"""Which names of an API a piece of code uses."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def names_in(code: str) -> frozenset[str]:
    """Return the names and attributes that ``code`` takes from elsewhere.

    What it binds itself is its own, also under a name that the API has. Of code that does not parse, every identifier.
    """
    try:
        tree = parse(code)
    except (SyntaxError, ValueError, RecursionError):
        return frozenset(_IDENTIFIER.findall(code))
    return frozenset(_mentioned(tree)) - frozenset(_bound(tree)) | frozenset(_attributes(tree))


def _mentioned(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.alias):
            yield node.name.rpartition(".")[2]


def _bound(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name


def _attributes(tree: ast.AST) -> Iterator[str]:
    return (node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute))


def last_part(symbol: str) -> str:
    """Return the name that code would show: ``get_area`` of ``Axes.get_area``."""
    return symbol.rpartition(".")[2]
