"""Our own short examples: ``recipes/*.py``, each a scene that runs, with the words in which teachers ask for it.

A recipe's docstring has a title on the first line, then a sentence of what it shows, then one phrase a line, each
after a dash. Only title and code are handed on; the phrases are for finding it.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab.errors import DamagedInstall
from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "recipes"


@dataclass(frozen=True, slots=True)
class Recipe:
    """One of them: ``code`` is the file without its docstring."""

    name: str
    title: str
    description: str
    phrases: tuple[str, ...]
    code: str


def recipes() -> Iterator[Recipe]:
    """Read every recipe, by name.

    Raises
    ------
    stitcher_lab.errors.DamagedInstall
        A file cannot be read, or has no docstring.

    """
    for path in paths():
        try:
            yield read(path.stem, path.read_text(encoding="utf-8"))
        except (OSError, ValueError, SyntaxError) as error:
            raise DamagedInstall(f"The recipe {path.stem} cannot be read.", remedy="Reinstall stitcher-lab.") from error


def paths() -> list[Path]:
    """Return the recipes' files, by name."""
    return sorted(path for path in FOLDER.glob("*.py") if path.stem != "__init__")


def read(name: str, source: str) -> Recipe:
    """Take a recipe's file apart.

    Raises
    ------
    ValueError
        It does not begin with a docstring.

    """
    tree = parse(source)
    docstring = ast.get_docstring(tree)
    if not docstring:
        raise ValueError(f"The recipe {name} has no docstring.")
    title, _, rest = docstring.partition("\n")
    described = [line.strip() for line in rest.splitlines() if line.strip()]
    end = tree.body[0].end_lineno or 1
    return Recipe(
        name,
        title.rstrip("."),
        " ".join(line for line in described if not line.startswith("-")),
        tuple(line.lstrip("- ") for line in described if line.startswith("-")),
        "\n".join(source.splitlines()[end:]).strip(),
    )
