"""What the template engine knows of a ``scene.py``: its constants and its scenes, read from the syntax tree."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import ScriptError
from stitcher_lab.scenes import scene_names
from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONSTANT = re.compile(r"[A-Z][A-Z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class Constant:
    """One ``NAME = literal`` at the top of a scene file; ``start`` and ``end`` span the literal, in characters."""

    name: str
    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SceneFile:
    """A script with the constants that can be filled and the class names of its scenes, in playing order."""

    source: str
    constants: Mapping[str, Constant]
    scenes: tuple[str, ...]


@lru_cache(maxsize=64)
def read(source: str) -> SceneFile:
    """Read a script; nothing of it is run.

    A constant is a module-level assignment of one plain literal to one UPPER_CASE name; scenes are what
    :func:`stitcher_lab.scenes.scene_names` finds.

    Raises
    ------
    stitcher_lab.errors.ScriptError
        The text is not Python.

    """
    try:
        tree = parse(source)
    except (SyntaxError, ValueError) as error:
        raise ScriptError(f"The script is not Python: {error}.", line=getattr(error, "lineno", None)) from error
    offsets = _line_offsets(source)
    constants = {
        constant.name: constant for node in tree.body if (constant := _constant(node, source, offsets)) is not None
    }
    return SceneFile(source, constants, scene_names(source))


def _line_offsets(source: str) -> list[int]:
    """Return the character offset at which each line starts."""
    offsets, at = [], 0
    # The tokenizer counts \n, \r\n and \r as line ends and nothing else, unlike str.splitlines.
    for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", source):
        offsets.append(at)
        at += len(line)
    return offsets


def _constant(node: ast.stmt, source: str, offsets: list[int]) -> Constant | None:
    if not isinstance(node, ast.Assign) or len(node.targets) != 1:
        return None
    target, value = node.targets[0], node.value
    if not (isinstance(target, ast.Name) and _CONSTANT.match(target.id)):
        return None
    try:
        literal = ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None
    start = _offset(source, offsets, value.lineno, value.col_offset)
    end = _offset(source, offsets, value.end_lineno or value.lineno, value.end_col_offset or 0)
    return Constant(target.id, literal, start, end)


def _offset(source: str, offsets: list[int], line: int, column: int) -> int:
    """Turn a line and a column in UTF-8 bytes, as the syntax tree has them, into a character offset."""
    start = offsets[line - 1]
    stop = offsets[line] if line < len(offsets) else len(source)
    return start + len(source[start:stop].encode()[:column].decode())
