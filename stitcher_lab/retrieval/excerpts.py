"""Long scene files cut into pieces that each show one thing and still parse."""

from __future__ import annotations

import ast
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 1600
"""Characters of one piece, at most: six examples have some 7,000 together."""
_SHORTEST = 250
_LEFT_OUT = "# …"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a file: which class or function it is from, what that one's docstring says, and its code."""

    name: str
    part: int
    summary: str
    code: str


def excerpts(source: str, longest: int = LONGEST) -> Iterator[Excerpt]:
    """Cut ``source`` at classes and functions; what is longer, between the statements of its methods.

    Pieces of a method keep the heads of their class and method; what was left out before them is marked.
    """
    lines = source.splitlines()
    for node in parse(source).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            for part, code in enumerate(_pieces(node, lines, longest)):
                if len(code) >= _SHORTEST:
                    yield Excerpt(node.name, part, ast.get_docstring(node) or "", code)


def _pieces(node: ast.stmt, lines: Sequence[str], longest: int) -> Iterator[str]:
    whole = _text(node, lines)
    if len(whole) <= longest:
        yield whole
        return
    if not isinstance(node, ast.ClassDef | ast.FunctionDef):
        return  # a single statement this long shows nothing that a shorter one would not
    head = "\n".join(lines[node.lineno - 1 : _first_line(node.body[0]) - 1])
    body = [statement for statement in node.body if not _is_docstring(statement)]
    indent = " " * (node.col_offset + 4)
    room = longest - len(head) - 1
    held: list[str] = []
    skipped = False
    for statement in body:
        text = _text(statement, lines)
        if held and sum(map(len, held)) + len(held) + len(text) > room:
            yield _joined(head, held, indent, skipped=skipped)
            held, skipped = [], True
        if len(text) > room:
            for piece in _pieces(statement, lines, room):
                yield _joined(head, [piece], indent, skipped=skipped and _LEFT_OUT not in piece)
                skipped = True
        else:
            held.append(text)
    if held:
        yield _joined(head, held, indent, skipped=skipped)


def _joined(head: str, statements: Sequence[str], indent: str, *, skipped: bool) -> str:
    return "\n".join([head, *([f"{indent}{_LEFT_OUT}"] if skipped else []), *statements])


def _text(node: ast.stmt, lines: Sequence[str]) -> str:
    return "\n".join(lines[_first_line(node) - 1 : node.end_lineno])


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def trimmed(code: str) -> str:
    """Return code without comment lines, blank lines and common indentation: the same example in less room."""
    kept = [line.rstrip() for line in code.expandtabs(4).splitlines()]
    return textwrap.dedent("\n".join(line for line in kept if line and not line.lstrip().startswith("#")))
