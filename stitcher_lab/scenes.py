"""Which scenes a script holds, read from its syntax tree; nothing of it is run."""

from __future__ import annotations

import ast

from stitcher_lab.syntax_tree import parse


def scene_names(source: str) -> tuple[str, ...]:
    """Names of the module-level classes that look like scenes, in order.

    Such a class has a base whose name ends in ``Scene`` or ``Lesson``, or that is another such class of the file.

    Raises
    ------
    SyntaxError
        The source does not parse.
    """
    found: list[str] = []
    for node in parse(source).body:
        if isinstance(node, ast.ClassDef):
            bases = [base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "") for base in node.bases]
            if any(base.endswith(("Scene", "Lesson")) or base in found for base in bases):
                found.append(node.name)
    return tuple(found)
