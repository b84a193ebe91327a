"""First paragraphs and runnable examples, out of the docstrings of the installed Manim.

Runs in the harvesting process only.
"""

from __future__ import annotations

import ast
import inspect
import re
from typing import TYPE_CHECKING, Any

from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"^(?P<indent>[ \t]*)\.\. manim:: *(?P<name>\S*)", re.MULTILINE)
_ROLE = re.compile(r":(?:\w+:)?\w+:`~?\.?([^`<]*?)(?:\s*<[^`]*>)?`")
_LINK = re.compile(r"`([^`<]+?)\s*<[^`>]*>`_+")
_LITERAL = re.compile(r"``([^`]*)``")
# Needs another renderer than ours, or a window.
_NOT_OURS = ("OpenGL", "opengl", "interactive_embed", "embed(")
_STAR = "from manim import *"


def summary(thing: Any) -> str:
    """First paragraph of a docstring as plain text on one line; empty where there is none."""
    text = inspect.getdoc(thing) or ""
    paragraph = text.strip().partition("\n\n")[0]
    if paragraph.startswith(("..", ">>>", "Parameters\n", "Examples\n")):
        return ""
    paragraph = _LINK.sub(r"\1", paragraph).replace("\\ ", "")
    paragraph = _LITERAL.sub(r"\1", _ROLE.sub(r"\1", paragraph))
    return re.sub(r"\s+", " ", paragraph).strip()


def examples(text: str) -> Iterator[tuple[str, str]]:
    """Name and code of every ``.. manim::`` directive in a docstring that our renderer can show."""
    for mark in _MARK.finditer(text):
        block = _block(text[mark.end() :].partition("\n")[2], len(mark["indent"].expandtabs()))
        code = _runnable(block)
        if code and not any(word in block for word in _NOT_OURS):
            yield mark["name"], code


def _block(text: str, outer: int) -> str:
    """Take the lines that are indented deeper than the directive, without its options."""
    lines: list[str] = []
    for line in text.expandtabs().splitlines():
        if line.strip() and len(line) - len(line.lstrip()) <= outer:
            break
        lines.append(line)
    kept = inspect.cleandoc("\n" + "\n".join(lines)).splitlines()
    while kept and (not kept[0].strip() or re.match(r":\w+:", kept[0])):
        kept.pop(0)
    return "\n".join(kept).rstrip()


def _runnable(block: str) -> str:
    """Give the code its import; empty where it is no scene."""
    if block.startswith(">>>"):
        block = "\n".join(line[4:] for line in block.splitlines() if line.startswith((">>>", "...")))
    try:
        tree = parse(block)
    except SyntaxError:
        return ""
    if not any(isinstance(node, ast.ClassDef) for node in tree.body):
        return ""
    if _STAR in block:
        return block + "\n"
    future = "from __future__ import annotations"
    if block.startswith(future):
        return f"{future}\n\n{_STAR}\n{block.removeprefix(future).rstrip()}\n"
    return f"{_STAR}\n\n\n{block}\n"


def names_used(code: str) -> set[str]:
    """Every name and attribute that code reads."""
    found = set()
    for node in ast.walk(parse(code)):
        match node:
            case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                found.add(name)
            case ast.alias(name=name):
                found.add(name)
    return found
