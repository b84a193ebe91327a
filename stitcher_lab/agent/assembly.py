"""From scenes, each written on its own, to one file: imports once, helpers that do not get into each other's way."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from stitcher_lab.scenes import scene_names
from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEADER = "from manim import *\n\nfrom stitcher_lab.scene import *\n"
_ALWAYS = ("from manim import *", "from stitcher_lab.scene import *")


def named(code: str, name: str) -> str:
    """Have the scene's class bear the name that was planned, where the code has a single other one.

    Code that does not parse, or that holds no class, stays as it is.
    """
    try:
        classes = [node for node in parse(code).body if isinstance(node, ast.ClassDef)]
    except (SyntaxError, ValueError, RecursionError):
        return code
    if not classes or any(node.name == name for node in classes):
        return code
    scenes = [node for node in classes if any(_ends_in_scene(base) for base in node.bases)]
    return renamed(code, {scenes[-1].name: name}) if scenes else code


def titled(code: str, name: str, title: str) -> str:
    """Have the class's docstring, which becomes the chapter's title, say the planned ``title`` and nothing else.

    Code that does not parse stays as it is.
    """
    try:
        classes = [node for node in parse(code).body if isinstance(node, ast.ClassDef) and node.name == name]
    except (SyntaxError, ValueError, RecursionError):
        return code
    if not classes or classes[0].body[0].lineno == classes[0].lineno:
        return code
    first = classes[0].body[0]
    rows = code.splitlines()
    start = _first(first) - 1
    old = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    text = " " * first.col_offset + f'"""{_safe(title)}."""'
    rows[start : first.end_lineno if old else start] = [text] if old else [text, ""]
    return "\n".join(rows) + "\n"


def alone(code: str, name: str) -> str:
    """Leave out scenes besides ``name`` that a model wrote unasked, but for those that it derives from.

    They would be played, and speak what nobody planned. Code that does not parse stays as it is.
    """
    try:
        tree = parse(code)
    except (SyntaxError, ValueError, RecursionError):
        return code
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    if name not in classes:
        return code
    wanted, queue = {name}, [name]
    while queue:
        for base in classes[queue.pop()].bases:
            if isinstance(base, ast.Name) and base.id in classes and base.id not in wanted:
                wanted.add(base.id)
                queue.append(base.id)
    unasked = [classes[scene] for scene in scene_names(code) if scene not in wanted]
    drop = {number for node in unasked for number in range(_first(node), (node.end_lineno or node.lineno) + 1)}
    rows = code.splitlines(keepends=True)
    return "".join(row for number, row in enumerate(rows, start=1) if number not in drop)


def with_imports(code: str) -> str:
    """Put Manim's and the house library's star imports above code that imports neither."""
    if re.search(r"^\s*(?:from|import)\s+manim\b", code, re.MULTILINE):
        return code
    return f"{HEADER}\n\n{code}"


def assemble(title: str, scenes: Sequence[tuple[str, str]]) -> str:
    """Join the scenes' files, given as (class name, code), into one with ``title`` as its docstring.

    Each import stands once; a helper that another scene defines in the same words does too, and one that it defines
    in other words is renamed.
    """
    imports: list[str] = list(_ALWAYS)
    defined: dict[str, str] = {}
    bodies: list[str] = []
    for name, whole in scenes:
        code = _apart(whole, name, defined)
        tree = parse(code)
        rows = code.splitlines()
        drop: set[int] = set()
        for node in tree.body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                imports += [statement for statement in _single(node) if statement not in imports]
                drop |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
            elif (bound := _bound(node)) and defined.get(bound) == ast.unparse(node):
                drop |= set(range(_first(node), (node.end_lineno or node.lineno) + 1))
            elif bound:
                defined[bound] = ast.unparse(node)
        kept = [row for number, row in enumerate(rows, start=1) if number not in drop]
        bodies.append(_spaced("\n".join(kept)))
    future = [statement for statement in imports if statement.startswith("from __future__")]
    others = [statement for statement in imports if statement not in future]
    header = f'"""{_safe(title)}."""\n\n' + "".join(f"{statement}\n" for statement in [*future, *others])
    return header + "\n\n" + "\n\n\n".join(bodies) + "\n"


def renamed(code: str, names: Mapping[str, str]) -> str:
    """Rename what is bound at module level, by position: strings and comments stay as they are."""
    places: list[tuple[int, int, str]] = []
    rows = code.splitlines(keepends=True)
    for node in ast.walk(parse(code)):
        if isinstance(node, ast.Name) and node.id in names:
            places.append((node.lineno, node.col_offset, node.id))
        elif isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name in names:
            row = rows[node.lineno - 1].encode()
            found = re.search(rb"\b(?:class|def)\s+(" + re.escape(node.name).encode() + rb")\b", row)
            if found:
                places.append((node.lineno, found.start(1), node.name))
    for line, column, old in sorted(places, reverse=True):
        row = rows[line - 1].encode()
        rows[line - 1] = (row[:column] + names[old].encode() + row[column + len(old.encode()) :]).decode()
    return "".join(rows)


def _apart(code: str, scene: str, defined: Mapping[str, str]) -> str:
    """Rename what an earlier scene has defined in other words."""
    clashes = {}
    for node in parse(code).body:
        bound = _bound(node)
        if bound and bound != scene and bound in defined and defined[bound] != ast.unparse(node):
            clashes[bound] = f"{bound}_{scene}"
    return renamed(code, clashes) if clashes else code


def _first(node: ast.stmt) -> int:
    """Line on which a definition begins, its decorators included."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _bound(node: ast.stmt) -> str | None:
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
            return name
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
        case _:
            return None


def _single(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [ast.unparse(node)]


def _spaced(body: str) -> str:
    """Drop a file's own docstring and the empty lines at its ends."""
    try:
        tree = parse(body)
    except (SyntaxError, ValueError):
        return body.strip("\n")
    first = tree.body[0] if tree.body else None
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        body = "\n".join(body.splitlines()[first.end_lineno :])
    return re.sub(r"\n{4,}", "\n\n\n", body).strip("\n")


def _ends_in_scene(base: ast.expr) -> bool:
    name = base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")
    return name.endswith(("Scene", "Lesson"))


def _safe(title: str) -> str:
    return title.replace("\\", "").replace('"', "'").rstrip(".")
