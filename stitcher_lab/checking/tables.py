"""Tables and redrawn mobjects: numbers where strings are needed, a mobject where a function is."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking.containers import MOBJECT
from stitcher_lab.checking.kinds import Called, ClassOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.fault import Problem
    from stitcher_lab.checking.script import Script

_TABLE = "manim.mobject.table.Table"
# These set numbers themselves.
_FOR_NUMBERS = frozenset({"IntegerTable", "DecimalTable", "MathTable"})


def wrong(script: Script) -> Iterator[Problem]:
    """Find them."""
    for call, kinds in script.calls():
        kind = next(iter(kinds))
        if len(kinds) != 1:
            continue
        if isinstance(kind, ClassOf) and script.reference.is_a(kind.cls, _TABLE):
            if kind.cls.rpartition(".")[2] not in _FOR_NUMBERS:
                yield from _numbers(script, call)
            yield from _labels(script, call)
        elif isinstance(kind, Called) and kind.signature.name == "always_redraw" and call.args:
            yield from _redrawn(script, call.args[0])


def _argument(call: ast.Call, place: int, name: str) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    return call.args[place] if place < len(call.args) else None


def _numbers(script: Script, call: ast.Call) -> Iterator[Problem]:
    """``Table([[1, 2]])``: a table of text wants text."""
    rows = _argument(call, 0, "table")
    if any(keyword.arg == "element_to_mobject" for keyword in call.keywords) or not isinstance(rows, ast.List):
        return
    for row in rows.elts:
        for cell in row.elts if isinstance(row, ast.List) else ():
            if isinstance(cell, ast.Constant) and isinstance(cell.value, int | float):
                edit = script.text.replaced(cell, f'"{script.text.written(cell)}"')
                yield script.problem(cell, "argument", "Table", "Table holds strings, no numbers.", edits=(edit,))


def _labels(script: Script, call: ast.Call) -> Iterator[Problem]:
    """``row_labels=["a"]``: labels are mobjects."""
    for keyword in call.keywords:
        if keyword.arg not in ("row_labels", "col_labels") or not isinstance(keyword.value, ast.List):
            continue
        for label in keyword.value.elts:
            if isinstance(label, ast.Constant) and isinstance(label.value, str):
                edit = script.text.replaced(label, f"Text({script.text.written(label)})")
                yield script.problem(label, "argument", "Table", "Labels of a table are mobjects, no strings.",
                                     edits=(edit,))  # fmt: skip


def _redrawn(script: Script, argument: ast.expr) -> Iterator[Problem]:
    kinds = script.kinds(argument)
    if kinds and all(script.inference.is_instance(kind, MOBJECT) for kind in kinds):
        edit = script.text.replaced(argument, f"lambda: {script.text.written(argument)}")
        edits = (edit,) if isinstance(argument, ast.Call) else ()
        yield script.problem(argument, "argument", "always_redraw", "always_redraw takes a function, no mobject.",
                             edits=edits)  # fmt: skip
    elif isinstance(argument, ast.Lambda) and argument.args.args and not argument.args.defaults:
        yield script.problem(argument, "argument", "always_redraw", "always_redraw calls its function with nothing.")
