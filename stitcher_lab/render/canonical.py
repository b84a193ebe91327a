"""What a scene's picture depends on, as one string: the key of the code cache.

Two scripts that draw the same scene get the same key though they differ in white space, comments, docstrings of
functions, the names of local variables, or in code that this scene never reaches; two that may draw different
pictures never share one. Where the two wishes clash, the key is the finer one.
"""

from __future__ import annotations

import ast
import builtins
import hashlib
import symtable
from functools import lru_cache
from typing import TYPE_CHECKING

from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Code that can see its own variable names or text: nothing may be renamed or left out around it.
_REFLECTIVE = frozenset({"locals", "vars", "eval", "exec", "globals", "dir", "inspect", "sys", "__doc__"})


@lru_cache(maxsize=64)
def scene_key(source: str, scene: str) -> str:
    """Hash (sha256, hex) of everything in ``source`` that the picture of ``scene`` can depend on.

    Raises
    ------
    SyntaxError
        The source does not parse.
    """
    body, reflective = _what_counts(source, scene)
    if reflective:
        text = "\n".join(ast.dump(node) for node in body)
    else:
        renamed = _rename_locals(ast.Module(body=body, type_ignores=[]))
        text = ast.dump(_without_docstrings(renamed, scene))
    return hashlib.sha256(f"{scene}\x00{text}".encode()).hexdigest()


def scene_places(source: str, scene: str) -> tuple[int, ...]:
    """Line numbers of all that :func:`scene_key` looks at, in an order that is the same for equal keys.

    What was found at the n-th place of one script is found at the n-th of another whose key is the same.

    Raises
    ------
    SyntaxError
        The source does not parse.
    """
    body, reflective = _what_counts(source, scene)
    module = ast.Module(body=body, type_ignores=[])
    if not reflective:
        module = _without_docstrings(module, scene)
    # A body that was but a docstring is a "pass" now that stands nowhere.
    return tuple(getattr(node, "lineno", 0) for node in ast.walk(module) if isinstance(node, ast.stmt | ast.expr))


def _what_counts(source: str, scene: str) -> tuple[list[ast.stmt], bool]:
    """The statements that a scene depends on, and whether nothing may be renamed or left out in them."""
    tree = parse(source)
    # A class that is made within other statements may depend on all of them.
    hidden = not any(isinstance(node, ast.ClassDef) and node.name == scene for node in tree.body)
    reflective = hidden or any(isinstance(node, ast.Name) and node.id in _REFLECTIVE for node in ast.walk(tree))
    return (tree.body if reflective else list(_reached(tree.body, scene))), reflective


# --------------------------------------------------------------------------------------------------- what is reached


def _reached(body: Iterable[ast.stmt], scene: str) -> Iterator[ast.stmt]:
    """The module-level statements the scene can reach, in their order.

    Imports and anything that may act when it runs stay; plain constants, functions and classes stay only if a name
    they bind is used by what stays.
    """
    statements = list(body)
    needed: set[str] = {scene}
    kept: set[int] = set()
    grew = True
    while grew:
        grew = False
        for index, statement in enumerate(statements):
            if index in kept:
                continue
            bound = _inert_names(statement)
            if bound is None or bound & needed:
                kept.add(index)
                needed |= {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
                grew = True
    for index, statement in enumerate(statements):
        if index in kept:
            yield statement


def _inert_names(statement: ast.stmt) -> set[str] | None:
    """The names a statement binds if running it does nothing else; ``None`` where it may do more."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef) and not statement.decorator_list:
        return {statement.name} if isinstance(statement, ast.FunctionDef) or _plain_class(statement) else None
    if isinstance(statement, ast.Assign) and _plain(statement.value):
        if all(isinstance(target, ast.Name) for target in statement.targets):
            return {target.id for target in statement.targets if isinstance(target, ast.Name)}
    elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        if statement.value is None or _plain(statement.value):
            return {statement.target.id}
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return set()  # the file's own docstring
    return None


def _plain_class(statement: ast.ClassDef) -> bool:
    """Whether defining the class only binds names: methods, docstrings and constants, no calls in its body."""
    return not statement.keywords and all(
        isinstance(node, ast.FunctionDef | ast.Pass)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or (isinstance(node, ast.Assign | ast.AnnAssign) and (node.value is None or _plain(node.value)))
        for node in statement.body
    )


def _plain(value: ast.expr) -> bool:
    """Whether evaluating the expression cannot act: no calls, attributes, subscripts or comprehensions."""
    allowed = (
        ast.Constant, ast.Name, ast.Tuple, ast.List, ast.Set, ast.Dict, ast.UnaryOp, ast.BinOp, ast.Lambda,
        ast.operator, ast.unaryop, ast.expr_context,
    )  # fmt: skip
    if isinstance(value, ast.Lambda):
        return not value.args.defaults
    return all(isinstance(node, allowed) for node in ast.walk(value))


# ----------------------------------------------------------------------------------------------------- local names


def _without_docstrings(tree: ast.Module, scene: str) -> ast.Module:
    """Drop docstrings, but the scene's own: it is its chapter title."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef | ast.Module):
            if isinstance(node, ast.ClassDef) and node.name == scene:
                continue
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(getattr(first.value, "value", None), str):
                node.body = node.body[1:] or [ast.Pass()]
    return tree


def _rename_locals(tree: ast.Module) -> ast.Module:
    """Give every function's own variables canonical names, in order of first appearance.

    Parameters keep theirs (callers may name them); so do variables shared with an inner or outer function.
    """
    source = ast.unparse(tree)
    fresh = parse(source)
    tables = _function_tables(symtable.symtable(source, "script", "exec"))
    for node in ast.walk(fresh):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            table = tables.get((node.name, node.lineno))
            if table is not None:
                _Renamer(_own_names(table)).rename(node)
    return fresh


def _function_tables(table: symtable.SymbolTable) -> dict[tuple[str, int], symtable.SymbolTable]:
    found: dict[tuple[str, int], symtable.SymbolTable] = {}
    for child in table.get_children():
        if child.get_type() == "function":
            found[child.get_name(), child.get_lineno()] = child
        found |= _function_tables(child)
    return found


def _own_names(table: symtable.SymbolTable) -> set[str]:
    shared = {symbol.get_name() for child in _descendants(table) for symbol in child.get_symbols()}
    return {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_local()
        and not symbol.is_parameter()
        and not symbol.is_imported()
        and not symbol.is_namespace()
        and symbol.get_name() not in shared
        and not hasattr(builtins, symbol.get_name())
    }


def _descendants(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    for child in table.get_children():
        yield child
        yield from _descendants(child)


class _Renamer(ast.NodeTransformer):
    def __init__(self, names: set[str]) -> None:
        self._names = names
        self._given: dict[str, str] = {}

    def rename(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        function.body = [self.visit(statement) for statement in function.body]

    def visit_Name(self, node: ast.Name) -> ast.Name:
        if node.id in self._names:
            node.id = self._given.setdefault(node.id, f"_{len(self._given)}")
        return node

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.ExceptHandler:
        if node.name in self._names:
            node.name = self._given.setdefault(node.name, f"_{len(self._given)}")
        self.generic_visit(node)
        return node
