"""Values that are called, and methods that are not: ``tracker.duration()``, ``circle.get_center + UP``."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking.calls import signature_of
from stitcher_lab.checking.fault import Edit
from stitcher_lab.checking.kinds import ARRAY, LIST, NUMBER, TEXT, TUPLE, Called, Instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.fault import Problem
    from stitcher_lab.checking.script import Script

_VALUES = (NUMBER.cls, ARRAY.cls, TEXT.cls, LIST, TUPLE, "builtins.dict")


def confused(script: Script) -> Iterator[Problem]:
    """Find them."""
    for node in script.nodes:
        match node:
            case ast.Call(func=ast.Attribute() as function):
                yield from _called(script, node, function)
            case ast.BinOp(left=left, right=right):
                for side in (left, right):
                    yield from _uncalled(script, side)


def _called(script: Script, call: ast.Call, function: ast.Attribute) -> Iterator[Problem]:
    kinds = script.kinds(function)
    if kinds and all(isinstance(kind, Instance) and kind.cls in _VALUES for kind in kinds):
        plain = not call.args and not call.keywords
        edits = (Edit(script.text.end(function), script.text.end(call), ""),) if plain else ()
        yield script.problem(
            call, "argument", function.attr, f"{function.attr} is a value and cannot be called.", edits=edits,
            mended=script.text.written(function) if edits else None,
        )  # fmt: skip


def _uncalled(script: Script, side: ast.expr) -> Iterator[Problem]:
    kinds = script.kinds(side) if isinstance(side, ast.Attribute) else frozenset()
    if not kinds or not all(isinstance(kind, Called) and isinstance(kind.receiver, Instance) for kind in kinds):
        return
    signatures = [signature_of(script, kind) for kind in kinds]
    needs = any(s is None or any(p.required for p in s.parameters or ()) for s in signatures)
    end = script.text.end(side)
    name = side.attr if isinstance(side, ast.Attribute) else ""
    yield script.problem(
        side, "argument", name, f"{name} is a method: nothing can be reckoned with it until it is called.",
        edits=() if needs else (Edit(end, end, "()"),),
    )  # fmt: skip
