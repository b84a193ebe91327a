"""Our own examples for the plugins: one short scene file each, below ``examples/<plugin>/``."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from stitcher_lab.model import Example
from stitcher_lab.syntax_tree import parse

FOLDER = Path(__file__).with_name("examples")


@cache
def examples(name: str) -> tuple[Example, ...]:
    """Return the examples for one plugin, by name; none where nobody wrote any.

    Each is a whole file that runs as it is; its title is the first line of its docstring.
    """
    return tuple(_example(name, path) for path in sorted((FOLDER / name).glob("*.py")) if path.stem != "__init__")


def _example(plugin: str, path: Path) -> Example:
    code = path.read_text(encoding="utf-8")
    tree = parse(code)
    return Example(
        id=f"plugin:{plugin}/{path.stem}",
        title=(ast.get_docstring(tree) or path.stem).split("\n")[0].strip().rstrip("."),
        origin=f"plugin:{plugin}/{path.stem}",
        code=code,
        symbols=frozenset(_used(tree)),
        plugin=plugin,
    )


def _used(tree: ast.Module) -> set[str]:
    """Names and attributes that the code takes from elsewhere: what it binds itself is not of the API."""
    bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    bound |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    bound |= {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    used |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return used - bound
