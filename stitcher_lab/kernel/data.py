"""The teacher's own values, taken from the notebook: ``--data marks`` or ``--data df["height"],n=len_of_class``.

What is named is looked up, never run: names, attributes of tables and constant indices are all that is read.
"""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING, Any

from stitcher_lab.brief import LARGEST_DATA
from stitcher_lab.kernel.faults import StitchError
from stitcher_lab.kernel.values import Values

if TYPE_CHECKING:
    from collections.abc import Mapping

_REMEDY = "Write names of your variables, such as --data marks or --data df,n."


def take(text: str, namespace: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Take the values that ``text`` names out of ``namespace``, as JSON values by name.

    Returns them with sentences about what was left out or summed up: a table of many rows, for example, is given as
    its figures (count, mean, quartiles, a histogram) when it is too large to be shown whole.

    Raises
    ------
    stitcher_lab.kernel.faults.StitchError
        A name is unknown or private, a value is of a kind that no lesson can show, or it is too large.

    """
    taken: dict[str, Any] = {}
    notes: list[str] = []
    found = [(name, _look_up(node, namespace, shown)) for name, shown, node in named(text)]
    room = LARGEST_DATA * 9 // 10 // max(len(found), 1)
    for name, value in found:
        reading = Values(name, room)
        taken[name] = reading.read(value)
        notes += reading.notes
    size = len(json.dumps(taken, allow_nan=False))
    if size > LARGEST_DATA:
        raise StitchError(
            f"The values take {size} characters; {LARGEST_DATA} are the most that a lesson can show.",
            remedy="Give a part of them, or what they come to (counts, means).",
        )
    return taken, notes


def named(text: str) -> list[tuple[str, str, ast.expr]]:
    """Read ``text`` as a list of values: the name of each, how it was written, and its expression.

    Raises
    ------
    stitcher_lab.kernel.faults.StitchError
        It is no such list, or asks for something private.

    """
    pairs = []
    for part in _parts(text):
        given = re.match(r"\s*(\w+)\s*=(?!=)", part)
        try:
            node = ast.parse(part[given.end() :].strip() if given else part.strip(), mode="eval").body
        except (SyntaxError, ValueError):
            raise StitchError(f"--data {text!r} cannot be read.", remedy=_REMEDY) from None
        pairs.append((given[1] if given else _name_of(node), node))
    for name, node in pairs:
        _only_looks_up(node)
        if not name.isidentifier():
            raise StitchError(
                f"--data {ast.unparse(node)} has no name of its own.", remedy="Give it one, such as --data marks=df[0]."
            )
    return [(name, ast.unparse(node), node) for name, node in pairs]


def _parts(text: str) -> list[str]:
    """Split at the commas that stand in no brackets and no quotes."""
    parts, depth, quote = [""], 0, ""
    for letter in text:
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter in "[(":
            depth += 1
        elif letter in "])":
            depth -= 1
        elif letter == "," and depth == 0:
            parts.append("")
            continue
        parts[-1] += letter
    return parts


def _name_of(node: ast.expr) -> str:
    """What a value is called when it got no name: the last one in its expression."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
        words = "".join(letter if letter.isalnum() else "_" for letter in node.slice.value).strip("_")
        return words if words.isidentifier() else _name_of(node.value)
    if isinstance(node, ast.Subscript):
        return _name_of(node.value)
    return ""


def _only_looks_up(node: ast.expr) -> None:
    match node:
        case ast.Name(id=name):
            _public(name)
        case ast.Attribute(value=value, attr=name):
            _public(name)
            _only_looks_up(value)
        case ast.Subscript(value=value, slice=index):
            _constant(index)
            _only_looks_up(value)
        case _:
            raise StitchError(f"--data takes names, and {ast.unparse(node)} is none.", remedy=_REMEDY)


def _public(name: str) -> None:
    if name.startswith("_"):
        raise StitchError(f"{name} is a private name and is not given away.", remedy="Give it another name first.")


def _constant(index: ast.expr) -> None:
    parts = [index]
    if isinstance(index, ast.Slice):
        parts = [part for part in (index.lower, index.upper, index.step) if part is not None]
    elif isinstance(index, ast.List | ast.Tuple):
        parts = list(index.elts)
    for part in parts:
        bare = part.operand if isinstance(part, ast.UnaryOp) else part
        if not isinstance(bare, ast.Constant):
            raise StitchError(
                f"--data takes plain indices only, and {ast.unparse(index)} is none.",
                remedy="Put the values into a variable first, and name that.",
            )


def _look_up(node: ast.expr, namespace: Mapping[str, Any], shown: str) -> Any:
    try:
        # Only names, attributes and constant indices are left: nothing is called but what looking up calls.
        return eval(compile(ast.Expression(node), "<--data>", "eval"), {"__builtins__": {}}, dict(namespace))  # noqa: S307
    except NameError:
        raise StitchError(
            f"There is no variable {shown}.", remedy="Run the cell that makes it first, or mend its name."
        ) from None
    except Exception as error:  # noqa: BLE001 - whatever a table raises for a column that it lacks
        table: Any = namespace.get(next((each.id for each in ast.walk(node) if isinstance(each, ast.Name)), ""))
        if isinstance(error, KeyError) and hasattr(table, "columns"):
            there = ", ".join(str(name) for name in list(table.columns)[:12])
            raise StitchError(f"There is no {shown}.", remedy=f"The columns are: {there}.") from None
        reason = f"{type(error).__name__}: {error}"
        raise StitchError(f"{shown} cannot be read ({reason[:120]}).", remedy=_REMEDY) from None
