"""The plugins that a script uses: are they there, and in which version."""

from __future__ import annotations

import ast
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.errors import MissingTool
from stitcher_lab.plugins.catalog import PLUGINS, available, installed_version
from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.plugins.plugin import Broken, Plugin

_ROOT = Path(__file__).parent
_MENDING = ("shims.py", "fixes/*.py")


def used_in(source: str) -> tuple[Plugin, ...]:
    """Return the plugins that ``source`` imports, in the order of the catalogue; none where it is not Python."""
    try:
        roots = set(_imported(parse(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    return tuple(plugin for plugin in PLUGINS.values() if plugin.module in roots)


def demand(source: str) -> None:
    """Return where every plugin that ``source`` imports is there.

    Raises
    ------
    stitcher_lab.errors.MissingTool
        One is not installed, or lacks a package that it needs: no fault of the script's.

    """
    there = available()
    for plugin in used_in(source):
        if plugin.name not in there:
            raise MissingTool(
                f"The script uses the Manim plugin {plugin.distribution}, which is not installed.",
                remedy=f"Run: stitcher plugins install {plugin.name}",
            )


@dataclass(frozen=True, slots=True)
class BrokenUse:
    """A place (line from 1, column from 0) where a script uses a part of a plugin that does not work."""

    line: int
    column: int
    plugin: Plugin
    broken: Broken


def broken_in(source: str) -> tuple[BrokenUse, ...]:
    """Return where ``source`` uses what is known to be broken in the plugins that it imports, from top to bottom."""
    found: list[BrokenUse] = []
    for plugin in used_in(source):
        parts = {broken.symbol.rpartition(".")[2]: broken for broken in plugin.broken}
        modules = {broken.symbol: broken for broken in plugin.broken if broken.symbol.startswith(f"{plugin.module}.")}
        for node in ast.walk(parse(source)):
            names, imported = _said(node)
            hits = [parts[name] for name in names if name in parts and parts[name].symbol not in modules]
            hits += [broken for module, broken in modules.items() if f"{imported}.".startswith(f"{module}.")]
            for broken in hits:
                where = (getattr(node, "lineno", 1), getattr(node, "col_offset", 0))
                found.append(BrokenUse(*where, plugin, broken))
    return tuple(sorted(found, key=lambda use: (use.line, use.column)))


def _said(node: ast.AST) -> tuple[tuple[str, ...], str]:
    """The names that a node takes from elsewhere, and the module that it imports."""
    match node:
        case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
            return (name,), ""
        case ast.ImportFrom(module=str(module), names=names):
            only = names[0].name if len(names) == 1 else ""
            return tuple(alias.name for alias in names), f"{module}.{only}" if only else module
        case ast.Import(names=names):
            return (), names[0].name
    return (), ""


def fingerprint(source: str) -> str:
    """Return what of the plugins decides how ``source`` comes out, as a hash; empty for a script that uses none."""
    used = used_in(source)
    if not used:
        return ""
    digest = hashlib.sha256(_mending().encode())
    for plugin in used:
        digest.update(f"{plugin.name} {installed_version(plugin)}\0".encode())
    return digest.hexdigest()[:32]


@cache
def _mending() -> str:
    digest = hashlib.sha256()
    for pattern in _MENDING:
        for path in sorted(_ROOT.glob(pattern)):
            digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield alias.name.partition(".")[0]
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]
