"""Finds what a user that exists nowhere cannot reach, and words the step down from root accordingly."""

from __future__ import annotations

import functools
import pwd
import random
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stitcher_lab.sandbox.view import View

# The range that systemd hands to services without a user of their own; inside what a container's map usually has.
UIDS = range(61184, 65520)


def descent(seen: View, command: list[str], *, uid: int | None = None) -> list[str]:
    """``command``, to be started by root, as it becomes after the step down to ``uid`` (else to any unused one)."""
    closed, paths = _closed_off((*seen.binds, command[0]))
    script = str(Path(__file__).resolve().with_name("descend.py"))
    return [sys.executable, "-I", "-S", script, str(uid or unused_uid()), ":".join(closed), *paths, "--", *command]


def unused_uid() -> int:
    """A user id that has no entry and, as far as ``/proc`` shows, no process."""
    taken = set()
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                taken.add(process.stat().st_uid)
            except OSError:
                continue
    while True:
        uid = random.choice(UIDS)  # noqa: S311 - which one does not matter, only that two tasks rarely share it
        if uid in taken:
            continue
        try:
            pwd.getpwuid(uid)
        except KeyError:
            return uid


@functools.cache
def _closed_off(paths: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Topmost folders that others may not enter, and the paths that lie in them."""
    closed: dict[str, None] = {}
    inside = []
    for path in paths:
        for folder in reversed(Path(path).parents):
            if not open_to_all(folder):
                closed[str(folder)] = None
                inside.append(path)
                break
    return tuple(closed), tuple(inside)


def open_to_all(folder: Path) -> bool:
    """Whether everybody may enter the folder."""
    return bool(folder.stat().st_mode & stat.S_IXOTH)
