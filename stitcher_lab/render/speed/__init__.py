"""Ways to draw the same pictures in less time, each a module, each to be switched on by name.

A module says in its docstring which seam of Manim 0.22 it replaces and why no pixel changes, and has an ``install()``.
One whose seam is not where it was (another version of Manim, a plugin that got there first) is left out with a word in
the log: drawing is slower then, and right. Runs inside the sandbox, after Manim has been imported.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Every speed-up, in the order in which they are installed.
NAMES = ("copying", "glyphs", "stepping", "drawing", "camera3d", "canvas", "still", "encoding", "parallel")

_installed: set[str] = set()


class MovedSeamError(Exception):
    """What a speed-up replaces is not what it was written for."""


def install(names: Iterable[str] | None = None) -> tuple[str, ...]:
    """Switch on what ``names`` lists (``None``: everything) and return what is on, in :data:`NAMES`' order.

    ``parallel`` has nothing to install: it is a way to run a scene, and only its name is looked for.
    """
    wanted = set(NAMES if names is None else names)
    for name in NAMES:
        if name not in wanted or name in _installed or importlib.util.find_spec(f"{__name__}.{name}") is None:
            continue
        try:
            importlib.import_module(f"{__name__}.{name}").install()
        except (MovedSeamError, AttributeError, ImportError) as error:
            print(f"Speed-up {name!r} is off, this Manim is not the one it knows: {error}", file=sys.stderr)  # noqa: T201
            continue
        _installed.add(name)
    return tuple(name for name in NAMES if name in wanted and (name in _installed or name == "parallel"))


def is_on(name: str) -> bool:
    """Whether a speed-up has been installed in this process."""
    return name in _installed
