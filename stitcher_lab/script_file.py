"""A script of one's own, read from a file."""

from __future__ import annotations

import ast
from pathlib import PurePath
from typing import TYPE_CHECKING

from stitcher_lab import plugins
from stitcher_lab.errors import ScriptError
from stitcher_lab.model import Script
from stitcher_lab.sandbox import guard
from stitcher_lab.sandbox import source as sources
from stitcher_lab.scenes import scene_names
from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from pathlib import Path


def read_script(path: Path) -> Script:
    """Read a scene file; its title is the first line of its docstring, else the file's name in words.

    Raises
    ------
    stitcher_lab.errors.OptionError
        The file cannot be read.
    stitcher_lab.errors.MissingTool
        It uses a Manim plugin that is not installed.
    stitcher_lab.errors.ScriptError
        It is no Python, asks for what scenes may not do, or holds no scene.

    """
    return as_script(sources.decode(sources.read(path)), path.name)


def as_script(source: str, name: str, *, title: str = "") -> Script:
    """Take the text of a scene file called ``name``; without a ``title`` it is as :func:`read_script` says.

    Raises
    ------
    stitcher_lab.errors.MissingTool, stitcher_lab.errors.ScriptError
        As :func:`read_script` does.

    """
    guard.check(source, also=plugins.import_names())
    plugins.demand(source)  # after the guard: what it has passed can be parsed anywhere
    # Which classes are scenes is known for certain only when the script runs; where there is none, none will be.
    if not any(isinstance(node, ast.ClassDef) for node in ast.walk(parse(source))):
        raise ScriptError(
            f"{name} holds no scene.",
            remedy="Write at least one class that derives from Scene and has a construct method.",
        )
    docstring = ast.get_docstring(parse(source)) or ""
    title = (
        title
        or docstring.split("\n")[0].strip().rstrip(".")
        or PurePath(name).stem.replace("_", " ").strip().capitalize()
    )
    return Script(source=source, scenes=scene_names(source), title=title, origin=f"file:{name}")
